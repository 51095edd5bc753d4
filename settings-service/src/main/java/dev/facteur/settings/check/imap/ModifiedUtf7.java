package dev.facteur.settings.check.imap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Names of folders on the wire (RFC 3501 §5.1.3): {@code Envoy&AOk-s} is {@code Envoyés}. */
final class ModifiedUtf7 {
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private ModifiedUtf7() {}

    static String encode(String name) {
        StringBuilder wire = new StringBuilder();
        for (int i = 0; i < name.length(); ) {
            char c = name.charAt(i);
            if (c == '&') {
                wire.append("&-");
                i++;
            } else if (isDirect(c)) {
                wire.append(c);
                i++;
            } else {
                int end = i;
                while (end < name.length() && !isDirect(name.charAt(end))) {
                    end++;
                }
                byte[] utf16 = name.substring(i, end).getBytes(StandardCharsets.UTF_16BE);
                wire.append('&')
                        .append(ENCODER.encodeToString(utf16).replace('/', ','))
                        .append('-');
                i = end;
            }
        }
        return wire.toString();
    }

    /** What is not encoded as it should be is left as it is: some servers write plain UTF-8. */
    static String decode(String wire) {
        StringBuilder name = new StringBuilder();
        int i = 0;
        while (i < wire.length()) {
            int end = wire.charAt(i) == '&' ? wire.indexOf('-', i) : -1;
            if (end < 0) {
                name.append(wire.charAt(i++));
            } else {
                name.append(end == i + 1 ? "&" : decoded(wire, i, end));
                i = end + 1;
            }
        }
        return name.toString();
    }

    private static String decoded(String wire, int from, int end) {
        try {
            byte[] utf16 = DECODER.decode(wire.substring(from + 1, end).replace(',', '/'));
            return new String(utf16, StandardCharsets.UTF_16BE);
        } catch (IllegalArgumentException notEncoded) {
            return wire.substring(from, end + 1);
        }
    }

    private static boolean isDirect(char c) {
        return c >= ' ' && c <= '~';
    }
}
