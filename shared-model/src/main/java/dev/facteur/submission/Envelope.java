package dev.facteur.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the server routes by (RFC 5321 §2.3.1).
 *
 * @param reversePath where reports go; empty for the null reverse-path {@code <>}
 * @param forwardPaths the recipients, at least one
 */
public record Envelope(String reversePath, List<String> forwardPaths) {
    /** Above RFC 5321 §4.5.3.1.3 (256 with brackets), because some local parts of the wild are longer. */
    private static final int MAX_PATH = 320;

    public Envelope {
        forwardPaths = List.copyOf(forwardPaths);
        if (!reversePath.isEmpty()) {
            requirePath("reversePath", reversePath);
        }
        if (forwardPaths.isEmpty()) {
            throw new IllegalArgumentException("forwardPaths must not be empty");
        }
        forwardPaths.forEach(path -> requirePath("forwardPath", path));
    }

    /** Whether any address goes beyond ASCII (RFC 6531). */
    boolean needsSmtpUtf8() {
        return Stream.concat(Stream.of(reversePath), forwardPaths.stream())
                .anyMatch(path -> path.chars().anyMatch(c -> c > 0x7E));
    }

    /**
     * The last door before the wire: whatever could end the path or the command line is refused, even where an
     * addr-spec might quote it.
     */
    static void requirePath(String name, String path) {
        if (path.isEmpty() || path.getBytes(StandardCharsets.UTF_8).length > MAX_PATH) {
            throw new IllegalArgumentException(name + " must have 1 to " + MAX_PATH + " bytes");
        }
        if (path.codePoints().anyMatch(Envelope::isDangerous)) {
            throw new IllegalArgumentException(name + " must not contain spaces, control characters or angle brackets");
        }
    }

    private static boolean isDangerous(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> codePoint == '<' || codePoint == '>';
        };
    }

    /** Without the addresses. */
    @Override
    public String toString() {
        return "Envelope[" + forwardPaths.size() + " recipients]";
    }
}
