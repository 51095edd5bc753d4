package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSetupTest {
    @TempDir
    Path directory;

    @Test
    void theConfigurationIsWrittenUnderTheOperatorsNames() throws IOException {
        setup(Map.of("quarkus.datasource.password", "pässword=1")).writeConfiguration();

        var written = new Properties();
        try (Reader file = Files.newBufferedReader(directory.resolve("config/application.properties"))) {
            written.load(file);
        }
        assertThat(written).containsExactlyEntriesOf(Map.of("quarkus.datasource.password", "pässword=1"));
    }

    @Test
    void noValueIsPrinted() {
        assertThat(setup(Map.of("quarkus.datasource.password", "planted-secret")))
                .hasToString("dispatch-service on 8081 with [quarkus.datasource.password]");
    }

    private ServiceSetup setup(Map<String, String> properties) {
        var jvm = new Jvm(directory.resolve("jvm.options"), directory.resolve("app.aot"), false);
        return new ServiceSetup(
                Part.DISPATCH, 8081, jvm, Path.of("run.jar"), directory, directory.resolve("log"), properties);
    }
}
