package dev.facteur.web.page;

import io.quarkus.oidc.AccessTokenCredential;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The session of who is signed in: the access token, for the page's scripts alone, and the way out. */
@Path("/" + PagePaths.SESSION)
@Authenticated
@RunOnVirtualThread
public class PageSessionResource {
    private final AccessTokenCredential accessToken;
    private final OidcSession session;
    private final SameOrigin sameOrigin;
    private final Page page;
    private final PageAnswers answers;
    private final String clientId;

    PageSessionResource(
            AccessTokenCredential accessToken,
            OidcSession session,
            SameOrigin sameOrigin,
            Page page,
            PageAnswers answers,
            @ConfigProperty(name = "quarkus.oidc.page.client-id") String clientId) {
        this.accessToken = accessToken;
        this.session = session;
        this.sameOrigin = sameOrigin;
        this.page = page;
        this.answers = answers;
        this.clientId = clientId;
    }

    @CheckedTemplate(basePath = "page")
    static class Pages {
        private Pages() {}

        static native TemplateInstance signedOut(PageText text, String home);
    }

    /** What the script is given. */
    public record PageToken(String token) {
        @Override
        public String toString() {
            return "PageToken[redacted]";
        }
    }

    @GET
    @Path(PagePaths.TOKEN)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response token() {
        sameOrigin.requireScript();
        return Response.ok(new PageToken(accessToken.getToken()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Ends the session here and, where the provider has a place for it, there. */
    @POST
    @Path(PagePaths.SIGN_OUT)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response signOut(UriInfo uri) {
        sameOrigin.require();
        URI signedOut = uri.getBaseUriBuilder()
                .path(PagePaths.SESSION)
                .path(PagePaths.SIGNED_OUT)
                .build();
        URI next = answers.endOfSession()
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
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response signedOut() {
        return answers.signedOut(Pages.signedOut(answers.text(), "../" + page.home()));
    }
}
