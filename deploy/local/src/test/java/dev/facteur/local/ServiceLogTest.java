package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLogTest {
    @TempDir
    Path directory;

    @Test
    void theLastErrorIsWhatAPersonNeeds() throws IOException {
        Path log = Files.writeString(directory.resolve("log"), """
                2026-11-24 05:58:01,000 INFO  [io.quarkus] (main) dispatch-service started
                2026-11-24 05:58:02,000 ERROR [io.quarkus.runtime.Application] (main) Failed to start: no keyset
                2026-11-24 05:58:03,000 INFO  [io.quarkus] (main) stopped
                """);
        assertThat(ServiceLog.lastError(log))
                .contains(
                        "2026-11-24 05:58:02,000 ERROR [io.quarkus.runtime.Application] (main) Failed to start: no keyset");
    }

    @Test
    void aLogWithoutAnErrorSaysNothing() throws IOException {
        assertThat(ServiceLog.lastError(Files.writeString(directory.resolve("log"), "started\n")))
                .isEmpty();
        assertThat(ServiceLog.lastError(directory.resolve("none"))).isEmpty();
    }
}
