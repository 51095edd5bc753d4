package dev.facteur.web.page;

import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.util.List;

/** The words of a service's page, for its templates. */
public record PageText(Language language) {
    public String code() {
        return language.locale().getLanguage();
    }

    public String get(String key) {
        return Texts.get(language, key, List.of());
    }
}
