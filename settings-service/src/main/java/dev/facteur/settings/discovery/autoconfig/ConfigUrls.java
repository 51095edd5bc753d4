package dev.facteur.settings.discovery.autoconfig;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Where a domain has its file, in the order of the autoconfig specification. The address never goes with the question. */
record ConfigUrls(int httpsPort, int httpPort) {
    private static final String HOST_PATH = "/mail/config-v1.1.xml";
    private static final String WELL_KNOWN_PATH = "/.well-known/autoconfig/mail/config-v1.1.xml";

    List<URI> encrypted(String domain) {
        return of("https", domain, httpsPort);
    }

    List<URI> cleartext(String domain) {
        return of("http", domain, httpPort);
    }

    /** For a provider that a domain's MX leads to: without the path that only the domain's own web site has. */
    URI ofProvider(String domain) {
        return encrypted(domain).getFirst();
    }

    URI inDatabase(URI base, String domain) {
        String address = base.toString();
        return URI.create(address.endsWith("/") ? address + domain : address + "/" + domain);
    }

    private static List<URI> of(String scheme, String domain, int port) {
        String usual = port == 443 || port == 80 ? "" : ":" + port;
        return Stream.of("autoconfig." + domain + usual + HOST_PATH, domain + usual + WELL_KNOWN_PATH)
                .map(rest -> URI.create(scheme + "://" + rest))
                .toList();
    }
}
