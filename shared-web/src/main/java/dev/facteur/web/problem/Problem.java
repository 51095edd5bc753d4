package dev.facteur.web.problem;

import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.net.URI;
import java.util.List;

/** One of the problems that a service answers with (RFC 9457); type URIs are stable names, nothing is served there. */
public interface Problem {
    String MEDIA_TYPE = "application/problem+json";

    /** The last part of the URI; key of the texts. */
    String slug();

    /** HTTP status. */
    int status();

    default URI uri() {
        return URI.create("https://facteur.dev/problems/" + slug());
    }

    default String title(Language language) {
        return Texts.get(language, "problem." + slug() + ".title", List.of());
    }

    default String detail(Language language, String... arguments) {
        return Texts.get(language, "problem." + slug() + ".detail", List.of(arguments));
    }
}
