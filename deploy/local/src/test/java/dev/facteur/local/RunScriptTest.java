package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in a project of three files, with a Maven and a Java that only say that they were called. */
class RunScriptTest {
    @TempDir
    Path root;

    private record Ended(int code, String output) {}

    @BeforeEach
    void createProject() throws IOException {
        for (String script : List.of("run", "send", "built.sh")) {
            Path copy = Files.createDirectories(root.resolve("deploy/local")).resolve(script);
            Files.copy(Path.of(script), copy);
        }
        Files.copy(Path.of("../rotate-keys"), root.resolve("deploy/rotate-keys"));
        write("shared-model/src/main/java/Model.java", "");
        write("pom.xml", "<project/>");
        java("touch_caches");
        maven("touch_all");
    }

    @Test
    void whatIsNotBuiltIsBuiltFirst() {
        assertThat(run().output())
                .containsSubsequence("Building what is stale", "java dev.facteur.local.Launcher --once");
    }

    @Test
    void theKeysAreChangedByWhatIsBuilt() {
        run();
        assertThat(script("../rotate-keys", "keyset.json").output())
                .isEqualTo("java dev.facteur.local.RotateKeys keyset.json\n");
    }

    @Test
    void whatIsFreshIsStartedAtOnce() {
        run();
        assertThat(run().output()).isEqualTo("java dev.facteur.local.Launcher --once\n");
    }

    @Test
    void aChangedSourceIsBuilt() throws IOException {
        run();
        Files.setLastModifiedTime(
                root.resolve("shared-model/src/main/java/Model.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run().output()).contains("Building what is stale");
    }

    @Test
    void aFailedBuildIsOneSentenceWithItsLog() throws IOException {
        maven("echo '[ERROR] COMPILATION ERROR : '; echo '[ERROR] /Model.java:[3,1] not a statement'; exit 1");
        Ended ended = run();
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .endsWith(
                        "run: The build failed: /Model.java:[3,1] not a statement. The whole log: %s/deploy/local/target/log/build.log\n"
                                .formatted(root));
    }

    @Test
    void whatWasBuiltIsTrainedOnce() {
        assertThat(run().output()).contains("Training the services");
        assertThat(run().output()).doesNotContain("Training the services");
    }

    @Test
    void aFailedTrainingDelaysTheStartAndPreventsNothing() throws IOException {
        java("echo 'run: no'; exit 1");
        Ended ended = run();
        assertThat(ended.code()).isZero();
        assertThat(ended.output())
                .containsSubsequence(
                        "They start slowly: the training failed, see %s/deploy/local/target/log/training/training.log"
                                .formatted(root),
                        "java dev.facteur.local.Launcher --once");
    }

    @Test
    void aMissingJdkIsToldByTheWrapper() throws IOException {
        executable("mvnw", "echo 'mvnw: no JDK 25 found' >&2; exit 1");
        assertThat(run()).isEqualTo(new Ended(1, "mvnw: no JDK 25 found\n"));
    }

    @Test
    void sendDoesNotBuildButSaysWhatDoes() {
        assertThat(script("send", "invoice.pdf"))
                .isEqualTo(
                        new Ended(1, "send: Nothing is built yet: start the stack with ./deploy/local/run first.\n"));
        run();
        assertThat(script("send", "invoice.pdf")).isEqualTo(new Ended(0, "java dev.facteur.local.Send invoice.pdf\n"));
    }

    private void maven(String build) throws IOException {
        executable("mvnw", """
                root=%s
                touch_all() {
                  for service in settings-service dispatch-service; do
                    mkdir -p "$root/$service/target/quarkus-app"
                    touch "$root/$service/target/quarkus-app/quarkus-run.jar"
                  done
                  echo lib.jar >"$root/deploy/local/target/dependencies"
                }
                if [ "$1" = --jdk ]; then echo "$root/jdk"; else %s; fi
                """.formatted(root, build));
    }

    private void java(String training) throws IOException {
        executable("jdk/bin/java", """
                root=%s
                touch_caches() {
                  for service in settings-service dispatch-service; do
                    application="$root/$service/target/quarkus-app"
                    touch -r "$application/quarkus-run.jar" -d '+1 second' "$application/app.aot"
                  done
                }
                if [ "${@: -1}" = --train ]; then %s; else echo java "${@: -2}"; fi
                """.formatted(root, training));
    }

    private void executable(String name, String body) throws IOException {
        Path file = write(name, "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Ended run() {
        return script("run", "--once");
    }

    private Ended script(String name, String argument) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            "bash", root.resolve("deploy/local").resolve(name).toString(), argument)
                    .redirectErrorStream(true);
            builder.environment()
                    .put("TMPDIR", Files.createDirectories(root.resolve("tmp")).toString());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
