package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facteur.embedded.Reaper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    @TempDir
    Path parent;

    @Test
    void aServiceThatIsNotBuiltIsToldWithTheWayOut() {
        Path jar = parent.resolve("quarkus-run.jar");
        assertThatThrownBy(() -> start(jar))
                .isInstanceOf(CannotRun.class)
                .hasMessage("settings-service is not built: %s is missing. ./deploy/local/run builds it.", jar);
    }

    @Test
    void aServiceThatEndsWhileItStartsIsToldWithItsLastWords() throws IOException {
        Path jar = Files.writeString(parent.resolve("quarkus-run.jar"), "no jar");
        assertThatThrownBy(() -> start(jar))
                .isInstanceOf(CannotRun.class)
                .hasMessage(
                        "settings-service ended with code 1: Error: Invalid or corrupt jarfile %s. Its log: %s",
                        jar, parent.resolve("log"));
    }

    private void start(Path jar) throws IOException {
        Path work = Files.createDirectory(parent.resolve("work"));
        var jvm = new Jvm(Files.createFile(parent.resolve("jvm.options")), parent.resolve("app.aot"), false);
        int port = Ports.free().number(Port.SETTINGS);
        var setup = new ServiceSetup(Part.SETTINGS, port, jvm, jar, work, parent.resolve("log"), Map.of());
        try (Reaper reaper = Reaper.of(work)) {
            ServiceProcess.start(setup, reaper).awaitReady().close();
        }
    }
}
