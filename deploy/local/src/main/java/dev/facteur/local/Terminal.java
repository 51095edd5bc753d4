package dev.facteur.local;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command writes: a person's terminal, with colours and lines that change, or a file or pipe without either.
 *
 * @param interactive whether lines may be written over
 * @param coloured whether colours may be used (the NO_COLOR convention)
 */
record Terminal(PrintStream out, boolean interactive, boolean coloured) {
    private static final int TITLE_WIDTH = 16;

    /** Standard output, as it is. */
    static Terminal standard(Map<String, String> environment) {
        // Absent where there is no terminal, since JDK 25 again.
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        boolean interactive =
                terminal && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean coloured =
                interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(System.out, interactive, coloured);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void blank() {
        line("");
    }

    void heading(String text) {
        blank();
        line(bold(text));
    }

    /** A line of a table: the first column is aligned. */
    void row(String title, String text) {
        line("  " + pad(title, TITLE_WIDTH) + "  " + text);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("31", text);
    }

    String notable(String text) {
        return paint("33", text);
    }

    /** Pads before painting, as escape sequences have no width. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Seconds with one decimal: {@code 1.9 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private String paint(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
