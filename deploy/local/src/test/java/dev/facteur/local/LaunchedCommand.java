package dev.facteur.local;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command as {@code run} and {@code send} start it, once everything is built. */
final class LaunchedCommand implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;

    private LaunchedCommand(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param work where its temporary files go */
    static LaunchedCommand start(Class<?> main, Path work, Ports ports, String... arguments) {
        Path root = Path.of(System.getProperty("facteur.root"));
        try {
            String dependencies = Files.readString(root.resolve("deploy/local/target/dependencies"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djava.io.tmpdir=" + work,
                    "-Dfacteur.root=" + root,
                    "-Dfacteur.logs=" + root.resolve("deploy/local/target/log/launched"),
                    "-cp",
                    root.resolve("deploy/local/target/classes") + ":" + dependencies,
                    main.getName()));
            command.addAll(List.of(arguments));
            Path output = Files.createTempFile("facteur-output-", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            Map<String, String> environment = builder.environment();
            ports.numbers().forEach((port, number) -> environment.put(port.variable(), number.toString()));
            return new LaunchedCommand(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitOutput(String text) {
        await("\"" + text + "\" in the output of the command").atMost(PATIENCE).until(() -> output().contains(text));
    }

    int awaitEnd() {
        await("end of the command").atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM. */
    void end() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        try {
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
