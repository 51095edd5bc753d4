package dev.facteur.settings.page;

import dev.facteur.settings.problem.Problems;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page of whoever is signed in: a section at each address, and the way out. */
@Path("/")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class SettingsPageResource {
    private final OidcSession session;
    private final OidcConfigurationMetadata provider;
    private final PageConfig config;
    private final PageHeaders headers;
    private final SameOrigin sameOrigin;
    private final Problems problems;
    private final String clientId;

    SettingsPageResource(
            OidcSession session,
            OidcConfigurationMetadata provider,
            PageConfig config,
            PageHeaders headers,
            SameOrigin sameOrigin,
            Problems problems,
            @ConfigProperty(name = "quarkus.oidc.page.client-id") String clientId) {
        this.session = session;
        this.provider = provider;
        this.config = config;
        this.headers = headers;
        this.sameOrigin = sameOrigin;
        this.problems = problems;
        this.clientId = clientId;
    }

    @CheckedTemplate(basePath = "Page")
    static class Pages {
        private Pages() {}

        static native TemplateInstance section(
                PageText text, String name, List<PageSection> sections, PageSection current, String deliveriesUrl);

        static native TemplateInstance signedOut(PageText text);
    }

    @GET
    @Operation(hidden = true)
    public Response preferences() {
        return show(PageSection.PREFERENCES);
    }

    @GET
    @Path(PagePaths.CONNECTIONS)
    @Operation(hidden = true)
    public Response connections() {
        return show(PageSection.CONNECTIONS);
    }

    @GET
    @Path(PagePaths.DELIVERIES)
    @Operation(hidden = true)
    public Response deliveries() {
        return show(PageSection.DELIVERIES);
    }

    /** Ends the session here and, where the provider has a place for it, there. */
    @POST
    @Path(PagePaths.SIGN_OUT)
    @Operation(hidden = true)
    public Response signOut(UriInfo uri) {
        sameOrigin.require();
        URI signedOut = uri.getBaseUriBuilder().path(PagePaths.SIGNED_OUT).build();
        URI next = endOfSession()
                // By our name (RP-Initiated Logout 1.0 §2): the ID token, the other way, has no place in an address.
                .map(there -> UriBuilder.fromUri(there)
                        .queryParam("client_id", clientId)
                        .queryParam("post_logout_redirect_uri", "{here}")
                        .build(signedOut))
                .orElse(signedOut);
        session.logout().await().indefinitely();
        return Response.seeOther(next).build();
    }

    @GET
    @Path(PagePaths.SIGNED_OUT)
    @PermitAll
    @Operation(hidden = true)
    public Response signedOut() {
        return page(Pages.signedOut(text()), Optional.empty());
    }

    private Response show(PageSection section) {
        List<PageSection> sections = Stream.of(PageSection.values())
                .filter(shown -> shown != PageSection.DELIVERIES
                        || config.deliveriesUrl().isPresent())
                .toList();
        String deliveriesUrl = config.deliveriesUrl().map(URI::toString).orElse("");
        return page(Pages.section(text(), name(), sections, section, deliveriesUrl), endOfSession());
    }

    private Response page(TemplateInstance template, Optional<URI> signOut) {
        return headers.on(Response.ok(template.render(), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")), signOut)
                .header(HttpHeaders.CONTENT_LANGUAGE, text().code())
                .build();
    }

    private Optional<URI> endOfSession() {
        return Optional.ofNullable(provider.getEndSessionUri()).map(URI::create);
    }

    private PageText text() {
        return new PageText(problems.language());
    }

    private String name() {
        JsonWebToken person = session.getIdToken();
        return Stream.of("name", "email", "preferred_username")
                .map(claim -> person.<Object>getClaim(claim))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }
}
