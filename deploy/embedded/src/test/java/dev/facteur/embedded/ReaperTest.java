package dev.facteur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaperTest {
    @TempDir
    Path parent;

    private final Process sleeper = start("sleep", "600");

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void whatItWatchesEndsWithIt() throws IOException {
        Path work = Files.createDirectory(parent.resolve("work"));
        Files.writeString(work.resolve("keyset.json"), "{}");

        try (Reaper reaper = Reaper.of(work)) {
            reaper.watch(sleeper);
        }

        assertThat(sleeper.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(work).doesNotExist();
    }

    @Test
    void whatHasEndedIsForgotten() throws IOException, InterruptedException {
        Process ended = start("true");
        ended.waitFor();

        try (Reaper reaper = Reaper.of(Files.createDirectory(parent.resolve("work")))) {
            reaper.watch(ended);
            reaper.watch(sleeper);
        }

        assertThat(sleeper.onExit()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void aPostgresLeftBehindIsStoppedByItsPidFile() throws IOException {
        Path data = Files.createDirectories(parent.resolve("work/postgres/data"));
        Files.writeString(data.resolve("postmaster.pid"), sleeper.pid() + "\n" + data + "\n");

        Reaper.of(parent.resolve("work")).close();

        assertThat(sleeper.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(parent.resolve("work")).doesNotExist();
    }

    private static Process start(String... command) {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
