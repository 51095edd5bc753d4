package dev.facteur.network;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of IPv4 or IPv6 addresses (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param first the lowest address of the range
 * @param prefixLength how many leading bits all its addresses share
 */
public record CidrRange(InetAddress first, int prefixLength) {

    public CidrRange {
        byte[] bytes = first.getAddress();
        if (prefixLength < 0 || prefixLength > bytes.length * Byte.SIZE) {
            throw new IllegalArgumentException("prefix length does not fit the address: " + prefixLength);
        }
        if (!Arrays.equals(bytes, masked(bytes, prefixLength))) {
            // "10.0.0.1/8" is more likely a slip for "10.0.0.1/32" than a wish to open the whole network.
            throw new IllegalArgumentException(
                    first.getHostAddress() + "/" + prefixLength + " has bits set beyond its prefix");
        }
    }

    /**
     * Reads {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is a range of one.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static CidrRange of(String text) {
        String given = text.strip();
        int slash = given.indexOf('/');
        InetAddress first = address(slash < 0 ? given : given.substring(0, slash), given);
        if (slash < 0) {
            return new CidrRange(first, first.getAddress().length * Byte.SIZE);
        }
        try {
            return new CidrRange(first, Integer.parseInt(given.substring(slash + 1)));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("not a range such as 10.0.0.0/8: " + given, notANumber);
        }
    }

    /** Whether the address lies in this range; an address of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == first.getAddress().length
                && Arrays.equals(masked(bytes, prefixLength), first.getAddress());
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefixLength;
    }

    private static InetAddress address(String literal, String given) {
        return AddressLiterals.parse(literal)
                .orElseThrow(() -> new IllegalArgumentException("not a range such as 10.0.0.0/8: " + given));
    }

    private static byte[] masked(byte[] bytes, int prefixLength) {
        byte[] kept = new byte[bytes.length];
        int whole = prefixLength / Byte.SIZE;
        System.arraycopy(bytes, 0, kept, 0, whole);
        int rest = prefixLength % Byte.SIZE;
        if (rest > 0) {
            kept[whole] = (byte) (bytes[whole] & (0xFF << (Byte.SIZE - rest)));
        }
        return kept;
    }
}
