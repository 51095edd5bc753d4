package dev.facteur.dispatch.compose;

import dev.facteur.model.document.FileName;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;

/**
 * The name of a file as the parameter of Content-Disposition: plain ASCII for old readers and, where that is not the
 * whole name, RFC 2231 with its continuations for all others. Current readers prefer the second.
 */
final class FileNameParameter {
    private static final int MAX_SEGMENT = 60;
    private static final String ATTRIBUTE_CHARS = "!#$&+-.^_`{|}~";

    private FileNameParameter() {}

    static String of(FileName fileName) {
        String name = fileName.value();
        String plain = ";\r\n filename=\"" + ascii(name) + "\"";
        return HeaderWords.isAscii(name) ? plain : plain + extended(name);
    }

    /** The name for readers that know ASCII only: accents taken off, all else beyond ASCII an underscore. */
    static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\x20-\\x7e]", "_");
    }

    private static String extended(String name) {
        StringBuilder encoded = new StringBuilder("UTF-8''");
        StringBuilder parameters = new StringBuilder();
        int segment = 0;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            String next = percentEncoded(octet);
            if (encoded.length() + next.length() > MAX_SEGMENT) {
                parameters
                        .append(";\r\n filename*")
                        .append(segment++)
                        .append("*=")
                        .append(encoded);
                encoded.setLength(0);
            }
            encoded.append(next);
        }
        if (segment == 0) {
            return ";\r\n filename*=" + encoded;
        }
        return parameters
                .append(";\r\n filename*")
                .append(segment)
                .append("*=")
                .append(encoded)
                .toString();
    }

    private static String percentEncoded(byte octet) {
        char c = (char) (octet & 0xFF);
        boolean isLetterOrDigit = c < 128 && Character.isLetterOrDigit(c);
        if (isLetterOrDigit || (c < 128 && ATTRIBUTE_CHARS.indexOf(c) >= 0)) {
            return String.valueOf(c);
        }
        return "%" + HexFormat.of().withUpperCase().toHexDigits(octet);
    }
}
