package dev.facteur.settings.connection;

import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.problem.Problems;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Says how a consent ended, in the browser's language, and tells the window that opened it. */
@ApplicationScoped
class EndingPage {
    /** Script and style come from files of ours, and nothing else from anywhere. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private final Problems problems;
    private final ConnectionConfig config;

    EndingPage(Problems problems, ConnectionConfig config) {
        this.problems = problems;
        this.config = config;
    }

    @CheckedTemplate(basePath = "Connection")
    static class Pages {
        private Pages() {}

        static native TemplateInstance ending(
                String language,
                String outcome,
                String provider,
                String origins,
                String page,
                String title,
                String detail,
                String unanswered,
                String close);
    }

    Response answer(Ending ending) {
        return Response.ok(html(ending, problems.language()), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                // The address of this page has a code in it.
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_LANGUAGE,
                        problems.language().locale().getLanguage())
                .build();
    }

    private String html(Ending ending, Language language) {
        return Pages.ending(
                        language.locale().getLanguage(),
                        ending.kind().name(),
                        ending.provider().map(Provider::path).orElse(""),
                        String.join(" ", config.pageOrigins().orElse(List.of())),
                        config.page().map(URI::toString).orElse(""),
                        ending.title(language),
                        ending.detail(language),
                        Texts.get(language, "ending.unanswered", List.of()),
                        Texts.get(language, "ending.close", List.of()))
                .render();
    }
}
