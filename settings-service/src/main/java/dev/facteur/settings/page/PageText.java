package dev.facteur.settings.page;

import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.util.List;

/** The page's own words, for its template. */
public record PageText(Language language) {
    public String code() {
        return language.locale().getLanguage();
    }

    public String get(String key) {
        return Texts.get(language, key, List.of());
    }
}
