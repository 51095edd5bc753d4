package dev.facteur.settings.network;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

/**
 * The name server to ask.
 *
 * @param address empty: those of this machine
 */
public record DnsServer(Optional<InetSocketAddress> address) {
    private static final int DNS_PORT = 53;

    /** Reads {@code 192.0.2.53}, {@code ns.example.org:5353} or {@code [2001:db8::53]:53}. */
    static DnsServer of(String text) {
        int colon = text.lastIndexOf(':');
        boolean withPort = colon > text.lastIndexOf(']') && (text.indexOf(':') == colon || text.startsWith("["));
        String host = withPort ? text.substring(0, colon) : text;
        int port = withPort ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT;
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("facteur.network.dns-server: nobody knows " + host);
        }
        return new DnsServer(Optional.of(address));
    }

    /** Asks for records; the time-out is of one answer. */
    public Resolver resolver(Duration timeout) {
        Resolver resolver = address.<Resolver>map(SimpleResolver::new).orElseGet(DnsServer::ofThisMachine);
        resolver.setTimeout(timeout);
        return resolver;
    }

    private static Resolver ofThisMachine() {
        ExtendedResolver all = new ExtendedResolver();
        all.setRetries(1);
        return all;
    }
}
