package dev.facteur.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the addresses of the public internet from all others (IANA special-purpose registries, RFC 6890). */
final class PublicAddresses {
    private static final List<CidrRange> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network, and "any"
                    "10.0.0.0/8", // private, RFC 1918
                    "100.64.0.0/10", // carrier-grade NAT, RFC 6598; some clouds' metadata too
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, and the metadata service of most clouds
                    "172.16.0.0/12", // private, RFC 1918
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // former 6to4 relays, RFC 7526
                    "192.168.0.0/16", // private, RFC 1918
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
                    "2001:db8::/32", // documentation
                    "3fff::/20") // documentation
            .map(CidrRange::of)
            .toList();

    /** The only part of IPv6 that is handed out; loopback, ULA, link-local, site-local, multicast lie outside. */
    private static final CidrRange GLOBAL_UNICAST = CidrRange.of("2000::/3");

    private static final CidrRange SIX_TO_FOUR = CidrRange.of("2002::/16");
    private static final int SIX_TO_FOUR_OFFSET = 2;
    private static final CidrRange NAT64 = CidrRange.of("64:ff9b::/96");
    private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    private static final int LAST_FOUR = 12;
    private static final int IPV4_LENGTH = 4;

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        Optional<InetAddress> inner = embedded(address);
        if (inner.isPresent()) {
            return contains(inner.get());
        }
        if (!(address instanceof Inet4Address) && !GLOBAL_UNICAST.contains(address)) {
            return false;
        }
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    /** The IPv4 address that a packet to this address ends up at, where that is so: mapped, NAT64, 6to4. */
    static Optional<InetAddress> embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_LENGTH) {
            return Optional.empty();
        }
        // Not a CidrRange: the JDK makes an Inet4Address of every literal in ::ffff:0:0/96, but not of every address.
        if (Arrays.equals(bytes, 0, LAST_FOUR, MAPPED_PREFIX, 0, LAST_FOUR) || NAT64.contains(address)) {
            return Optional.of(ipv4(bytes, LAST_FOUR));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return Optional.of(ipv4(bytes, SIX_TO_FOUR_OFFSET));
        }
        return Optional.empty();
    }

    private static InetAddress ipv4(byte[] bytes, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + IPV4_LENGTH));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }
}
