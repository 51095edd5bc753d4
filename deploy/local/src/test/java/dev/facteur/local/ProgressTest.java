package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void withoutATerminalEachPartIsOneLine() {
        try (Progress progress = new PlainProgress(new Terminal(out, false, false))) {
            progress.began(Part.KAFKA);
            progress.ready(Part.KAFKA, Duration.ofMillis(1940), "localhost:9092");
            progress.failed(Part.MAIL);
        }
        assertThat(text().lines())
                .containsExactly("  Kafka             ready after 1.9 s  localhost:9092", "  mail server       failed");
    }

    @Test
    void onATerminalTheLinesAreWrittenOver() {
        try (Progress progress = new LiveProgress(new Terminal(out, true, false), InstantSource.fixed(Instant.EPOCH))) {
            progress.began(Part.KAFKA);
            progress.ready(Part.KAFKA, Duration.ofMillis(1940), "localhost:9092");
        }
        String up = "\u001b[%dF".formatted(Part.values().length);
        String last = text().substring(text().lastIndexOf(up));
        assertThat(last.lines().map(line -> line.replace("\u001b[2K", "").replace(up, "")))
                .startsWith("  Kafka             ready     1.9 s  localhost:9092", "  PostgreSQL        ·")
                .hasSize(Part.values().length);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
