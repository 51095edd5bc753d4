package dev.facteur.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Addresses that nobody outside may reach, and the ways in which some program or other lets them be written. */
final class Spellings {
    private static final List<CidrRange> INSIDE = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .stream()
            .map(CidrRange::of)
            .toList();

    private Spellings() {}

    /** 32 bits of an IPv4 address inside. */
    static Arbitrary<Long> inside() {
        return Combinators.combine(Arbitraries.of(INSIDE), Arbitraries.longs().between(0, 0xFFFF_FFFFL))
                .as((range, bits) -> {
                    long hostBits = (1L << (32 - range.prefixLength())) - 1;
                    return number(range.first()) | (bits & hostBits);
                });
    }

    /** Any way to write it, and then in odd characters, brackets, with a dot or space behind it. */
    static Arbitrary<String> of(Arbitrary<Long> addresses) {
        Arbitrary<String> plain = addresses.flatMap(address ->
                Arbitraries.oneOf(parts(address), Arbitraries.of(whole(address)), Arbitraries.of(ipv6(address))));
        return Combinators.combine(plain, Arbitraries.of(Disguise.values())).as((text, disguise) -> disguise.of(text));
    }

    /** IPv6 addresses that lead to it, or lie outside what is handed out. */
    static List<String> ipv6(long address) {
        String dotted = dotted(address);
        String hex = "%x:%x".formatted(address >> 16, address & 0xFFFF);
        return List.of(
                "::ffff:" + dotted,
                "::ffff:" + hex,
                "0:0:0:0:0:ffff:" + dotted,
                "0000:0000:0000:0000:0000:ffff:" + hex,
                "::" + dotted,
                "::" + hex,
                "::ffff:0:" + dotted,
                "64:ff9b::" + dotted,
                "64:ff9b::" + hex,
                "64:ff9b:1::" + hex,
                "2002:" + hex + "::",
                "2002:" + hex + "::1",
                // Teredo: the client's address is the complement.
                "2001:0:c633:6401:0:0:%x:%x".formatted(~address >> 16 & 0xFFFF, ~address & 0xFFFF),
                "fe80::" + hex,
                "fe80::" + hex + "%eth0",
                "fec0::" + hex,
                "fd00::" + hex,
                "ff02::" + hex);
    }

    static InetAddress bytes(long address) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long number(InetAddress address) {
        long number = 0;
        for (byte part : address.getAddress()) {
            number = number << 8 | (part & 0xFF);
        }
        return number;
    }

    private static String dotted(long address) {
        return bytes(address).getHostAddress();
    }

    /** {@code 2130706433}, {@code 017700000001}, {@code 0x7f000001}. */
    private static List<String> whole(long address) {
        return List.of(Long.toString(address), "0" + Long.toOctalString(address), "0x" + Long.toHexString(address));
    }

    /** Two to four parts, each in a base of its own: {@code 0x7f.1}, {@code 127.0.01}, {@code 0177.0.0.1}. */
    private static Arbitrary<String> parts(long address) {
        List<List<Long>> splits = List.of(
                List.of(address >> 24, address & 0xFF_FFFF),
                List.of(address >> 24, address >> 16 & 0xFF, address & 0xFFFF),
                List.of(address >> 24, address >> 16 & 0xFF, address >> 8 & 0xFF, address & 0xFF));
        return Combinators.combine(
                        Arbitraries.of(splits),
                        Arbitraries.of(Base.values()).list().ofSize(4))
                .as((split, bases) -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < split.size(); i++) {
                        text.append(i == 0 ? "" : ".").append(bases.get(i).of(split.get(i)));
                    }
                    return text.toString();
                });
    }

    private enum Base {
        DECIMAL,
        OCTAL,
        HEXADECIMAL,
        PADDED;

        String of(long number) {
            return switch (this) {
                case DECIMAL -> Long.toString(number);
                case OCTAL -> "0" + Long.toOctalString(number);
                case HEXADECIMAL -> "0x" + Long.toHexString(number);
                case PADDED -> "00" + number;
            };
        }
    }

    private enum Disguise {
        NONE,
        UPPER_CASE,
        TRAILING_DOT,
        SPACES,
        BRACKETS,
        WIDE,
        IDEOGRAPHIC_DOTS,
        PORT;

        String of(String text) {
            return switch (this) {
                case NONE -> text;
                case UPPER_CASE -> text.toUpperCase(Locale.ROOT);
                case TRAILING_DOT -> text + ".";
                case SPACES -> " " + text + "\t";
                case BRACKETS -> "[" + text + "]";
                case WIDE ->
                    text.chars()
                            .map(c -> c > ' ' && c < 0x7F && c != '.' && c != ':' ? c - '!' + '！' : c)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString();
                case IDEOGRAPHIC_DOTS -> text.replace('.', '。');
                case PORT -> (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + ":25";
            };
        }
    }
}
