package dev.facteur.network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses written as numbers. Only the plain spellings are read: four decimal numbers without leading zeros, or RFC
 * 4291 §2.2 without a zone. C libraries also take {@code 2130706433}, {@code 127.1}, {@code 0177.0.0.1} and {@code
 * 0x7f.0.0.1}, and do not agree on what they mean.
 */
final class AddressLiterals {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*(:" + IPV4.pattern() + ")?");
    private static final Pattern LAST_LABEL_IS_A_NUMBER =
            Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)", Pattern.DOTALL);

    private AddressLiterals() {}

    static Optional<InetAddress> parse(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return Optional.of(Inet4Address.ofLiteral(text));
            }
            if (IPV6.matcher(text).matches()) {
                return Optional.of(Inet6Address.ofLiteral(text));
            }
            return Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether some resolver may take this for an address: no top-level domain is a number (RFC 3696 §2). */
    static boolean looksNumeric(String host) {
        return host.indexOf(':') >= 0 || LAST_LABEL_IS_A_NUMBER.matcher(host).matches();
    }
}
