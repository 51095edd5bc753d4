package dev.facteur.dispatch.attachment;

import dev.facteur.network.NameResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The hosts that an operator lets files be fetched from, redirects included. */
record AllowedHosts(Set<String> patterns) {
    private static final String ANY = "*";
    private static final String ANY_BELOW = "*.";

    /** TEST-NET-1 (RFC 5737): nobody's, and never public. */
    private static final byte[] NOBODY = {(byte) 192, 0, 2, 1};

    boolean contain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .anyMatch(pattern -> pattern.equals(ANY)
                        || pattern.equals(name)
                        || (pattern.startsWith(ANY_BELOW) && name.endsWith(pattern.substring(1))));
    }

    /** Knows these hosts only: others, which a redirect may lead to, get an address that no guard lets pass. */
    NameResolver resolver(NameResolver system) {
        return name -> contain(name) ? system.resolve(name) : nobody();
    }

    private static List<InetAddress> nobody() throws UnknownHostException {
        return List.of(InetAddress.getByAddress(NOBODY));
    }
}
