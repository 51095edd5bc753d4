package dev.facteur.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a browser is told to allow the page. */
@ApplicationScoped
class PageHeaders {
    private final Page page;

    PageHeaders(Page page) {
        this.page = page;
    }

    /**
     * @param signOut where signing out may lead on to: a form's target is judged at each redirect
     */
    ResponseBuilder on(ResponseBuilder answer, Optional<URI> signOut) {
        return answer.header("Content-Security-Policy", policy(signOut))
                .header("X-Content-Type-Options", "nosniff")
                // And no Origin: null on the way out, as with no-referrer.
                .header("Referrer-Policy", "same-origin")
                // Others have no hold of this window, but the window of a consent may speak to it.
                .header("Cross-Origin-Opener-Policy", "same-origin-allow-popups")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private String policy(Optional<URI> signOut) {
        String connect = page.elsewhere().map(url -> " " + origin(url)).orElse("");
        String form = signOut.map(url -> " " + origin(url)).orElse("");
        String ancestors = page.embedders().isEmpty() ? "'none'" : sources(page.embedders());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'" + connect
                + "; base-uri 'none'; form-action 'self'" + form + "; frame-ancestors " + ancestors;
    }

    private static String sources(List<String> origins) {
        return String.join(
                " ", origins.stream().map(URI::create).map(PageHeaders::origin).toList());
    }

    /** Scheme, host and port: nothing else of an address can end up in a header. */
    private static String origin(URI url) {
        String port = url.getPort() == -1 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port;
    }
}
