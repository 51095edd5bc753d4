package dev.facteur.web.page;

import dev.facteur.web.text.Language;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Shows a page to whoever is signed in. */
@ApplicationScoped
public class PageAnswers {
    private final PageHeaders headers;
    private final HttpHeaders request;
    private final OidcSession session;
    private final OidcConfigurationMetadata provider;

    PageAnswers(PageHeaders headers, HttpHeaders request, OidcSession session, OidcConfigurationMetadata provider) {
        this.headers = headers;
        this.request = request;
        this.session = session;
        this.provider = provider;
    }

    /** In the language of the current request. */
    public PageText text() {
        return new PageText(Language.of(request.getAcceptableLanguages()));
    }

    /** A section, from which one may sign out. */
    public Response section(Response.Status status, TemplateInstance template) {
        return answer(status, template, endOfSession());
    }

    Response signedOut(TemplateInstance template) {
        return answer(Response.Status.OK, template, Optional.empty());
    }

    /** Where the provider ends its own session, if it has a place for that. */
    Optional<URI> endOfSession() {
        return Optional.ofNullable(provider.getEndSessionUri()).map(URI::create);
    }

    /** Who is signed in, as people call them. */
    public String personName() {
        JsonWebToken person = session.getIdToken();
        return Stream.of("name", "email", "preferred_username")
                .map(claim -> person.<Object>getClaim(claim))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    private Response answer(Response.Status status, TemplateInstance template, Optional<URI> signOut) {
        Response.ResponseBuilder answer =
                Response.status(status).entity(template.render()).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        return headers.on(answer, signOut)
                .header(HttpHeaders.CONTENT_LANGUAGE, text().code())
                .build();
    }
}
