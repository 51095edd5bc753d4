package dev.facteur.settings.page;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page's token provider: the access token of who is signed in, for the page's scripts alone. */
@Path("/" + PagePaths.TOKEN)
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PageTokenResource {
    private final AccessTokenCredential accessToken;
    private final SameOrigin sameOrigin;

    PageTokenResource(AccessTokenCredential accessToken, SameOrigin sameOrigin) {
        this.accessToken = accessToken;
        this.sameOrigin = sameOrigin;
    }

    @GET
    @Operation(hidden = true)
    public Response token() {
        sameOrigin.requireScript();
        return Response.ok(new PageToken(accessToken.getToken()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What the script is given. */
    public record PageToken(String token) {
        @Override
        public String toString() {
            return "PageToken[redacted]";
        }
    }
}
