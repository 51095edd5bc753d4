package dev.facteur.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something that must not be seen, in clear or in any of the usual disguises.
 *
 * @param kind what it is; its text is not for a report
 */
record Secret(String kind, List<String> disguises) {

    static List<Secret> all(Map<String, List<String>> planted) {
        return planted.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().map(text -> of(kind.getKey(), text)))
                .toList();
    }

    static Secret of(String kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // Where bytes are read as one character each.
        String read = new String(bytes, StandardCharsets.ISO_8859_1);
        return new Secret(
                kind,
                Stream.of(
                                text,
                                read,
                                URLEncoder.encode(text, StandardCharsets.UTF_8),
                                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                                HexFormat.of().formatHex(bytes))
                        .distinct()
                        .toList());
    }

    boolean isIn(String text) {
        return disguises.stream().anyMatch(text::contains);
    }

    @Override
    public String toString() {
        return kind;
    }
}
