package dev.facteur.web.page;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that comes with the page's session comes from the page. Browsers say so (Fetch Metadata); the session
 * does not come along from other sites either, its cookie being SameSite.
 */
@RequestScoped
class SameOrigin {
    private static final String SITE = "Sec-Fetch-Site";
    /** No page has a browser add it to a request to another origin without asking first (CORS). */
    private static final String SCRIPT = "X-Requested-With";

    private final HttpHeaders headers;

    SameOrigin(HttpHeaders headers) {
        this.headers = headers;
    }

    void require() {
        if (!isFromThisOrigin(headers.getHeaderString(SITE))) {
            throw new ForbiddenException();
        }
    }

    void requireScript() {
        require();
        if (!"JavaScript".equals(headers.getHeaderString(SCRIPT))) {
            throw new ForbiddenException();
        }
    }

    /** A browser too old to tell, or a page without TLS, says nothing. */
    private static boolean isFromThisOrigin(@Nullable String site) {
        return site == null || Set.of("same-origin", "none").contains(site);
    }
}
