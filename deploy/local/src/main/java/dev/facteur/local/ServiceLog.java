package dev.facteur.local;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a service wrote, read for the line a person needs. */
final class ServiceLog {
    // One byte, one character: a log cut in the middle of a letter must not hide the error.
    private static final Charset LENIENT = StandardCharsets.ISO_8859_1;

    private ServiceLog() {}

    /** The last line at level ERROR with what it says, or the first cause below it where that says more. */
    static Optional<String> lastError(Path log) {
        List<String> lines;
        try {
            lines = Files.readAllLines(log, LENIENT);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            if (line.startsWith("Caused by: ") || line.contains(" ERROR ") || line.startsWith("Error: ")) {
                return Optional.of(line.strip());
            }
        }
        return Optional.empty();
    }
}
