package dev.facteur.benchmark.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A Markdown file that shows the latest results between two comments, {@code <!-- name -->} and {@code <!-- /name -->}.
 *
 * @param name of the place: a page may have several
 */
public record Page(Path file, String name) {

    /**
     * Puts them there instead of what was there.
     *
     * @throws IllegalStateException if the page has no such place
     */
    public void show(Results results) {
        try {
            String text = Files.readString(file);
            String begin = "<!-- %s -->".formatted(name);
            int from = text.indexOf(begin);
            int to = text.indexOf("<!-- /%s -->".formatted(name));
            if (from < 0 || to < from) {
                throw new IllegalStateException("%s has no place for %s".formatted(file, name));
            }
            Files.writeString(
                    file,
                    text.substring(0, from + begin.length()) + "\n\n" + words(results) + "\n" + text.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException("The results cannot be shown in " + file, e);
        }
    }

    private static String words(Results results) {
        return String.format(
                Locale.ROOT, "%s: %s", results.at().atZone(ZoneOffset.UTC).toLocalDate(), results.summary());
    }
}
