package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker-compose.yml mounts, as far as it can be tried without Docker. */
class ComposeFilesTest {
    private static final Path COMPOSE = Path.of("..", "compose");
    private static final Pattern CREATED = Pattern.compile("^create (\\S+)(.*)$", Pattern.MULTILINE);

    @TempDir
    Path secrets;

    @Test
    void theTopicsAreThoseOfTheLocalStack() throws IOException {
        String script = Files.readString(COMPOSE.resolve("create-topics"));

        Set<String> created = new TreeSet<>();
        CREATED.matcher(script).results().forEach(line -> created.add(line.group(1) + line.group(2)));

        Set<String> expected = new TreeSet<>();
        LocalTopics.configurations().forEach((topic, configuration) -> {
            StringBuilder line = new StringBuilder(topic);
            configuration.forEach((key, value) -> line.append(" --config %s=%s".formatted(key, value)));
            expected.add(line.toString());
        });
        assertThat(created).isEqualTo(expected);
    }

    @Test
    void everyServiceGetsAKeysetOfItsOwnThatTinkReads() throws Exception {
        makeSecrets();

        AeadConfig.register();
        byte[] encrypted = aead("settings").encrypt(new byte[] {1, 2, 3}, new byte[0]);
        assertThat(aead("settings").decrypt(encrypted, new byte[0])).containsExactly(1, 2, 3);
        assertThat(keyset("dispatch")).isNotEqualTo(keyset("settings"));
    }

    @Test
    void databaseAndServiceHaveTheSamePassword() throws Exception {
        makeSecrets();

        for (String service : List.of("settings", "dispatch")) {
            Properties properties = new Properties();
            try (var file = Files.newBufferedReader(secrets.resolve(service).resolve("application.properties"))) {
                properties.load(file);
            }
            assertThat(properties.getProperty("quarkus.datasource.password"))
                    .hasSize(48)
                    .isEqualTo(Files.readString(secrets.resolve("postgres").resolve(service)));
        }
    }

    @Test
    void secretsThatAreThereAreKept() throws Exception {
        makeSecrets();
        String keyset = keyset("settings");
        String password = Files.readString(secrets.resolve("postgres/settings"));

        makeSecrets();

        assertThat(keyset("settings")).isEqualTo(keyset);
        assertThat(secrets.resolve("postgres/settings")).hasContent(password);
    }

    private void makeSecrets() throws Exception {
        Process script = new ProcessBuilder(
                        "sh", COMPOSE.resolve("make-secrets").toString(), secrets.toString())
                .inheritIO()
                .start();
        assertThat(script.waitFor()).isZero();
    }

    private Aead aead(String service) throws Exception {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset(service), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private String keyset(String service) throws IOException {
        return Files.readString(secrets.resolve(service).resolve("keyset.json"));
    }
}
