package dev.facteur.fetch;

import dev.facteur.network.HostVerdict;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.HttpHost;

/**
 * One hop: an absolute URL by {@code http} or {@code https} with a host and without a user name.
 *
 * @param encryptedThroughout this hop and all before it
 */
record WebAddress(URI uri, boolean encrypted, boolean encryptedThroughout) {
    private static final String HTTPS = "https";
    private static final String HTTP = "http";
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    static Optional<WebAddress> of(URI uri) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getScheme() == null) {
            return Optional.empty();
        }
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case HTTPS -> Optional.of(new WebAddress(uri, true, true));
            case HTTP -> Optional.of(new WebAddress(uri, false, false));
            default -> Optional.empty();
        };
    }

    /** Where a redirect leads; what was encrypted stays so. */
    Optional<WebAddress> redirectedTo(String location) {
        try {
            return of(uri.resolve(new URI(location)))
                    .filter(next -> next.encrypted || !encrypted)
                    .map(next -> new WebAddress(next.uri, next.encrypted, next.encrypted && encryptedThroughout));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    String host() {
        return uri.getHost();
    }

    int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return encrypted ? HTTPS_PORT : HTTP_PORT;
    }

    /** A number, or a name without a dot: what lies at hand inside, and what public servers are not called. */
    boolean isLocalSpelling() {
        String host = host().endsWith(".") ? host().substring(0, host().length() - 1) : host();
        return host.indexOf(':') >= 0 || host.indexOf('.') < 0 || Character.isDigit(host.charAt(host.length() - 1));
    }

    HttpHost target(HostVerdict.Allowed allowed) {
        return new HttpHost(encrypted ? HTTPS : HTTP, allowed.hostName(), port());
    }

    String pathAndQuery() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
