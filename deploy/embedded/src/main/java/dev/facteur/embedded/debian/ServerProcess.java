package dev.facteur.embedded.debian;

import dev.facteur.embedded.Reaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server in the foreground, with the processes it starts. */
final class ServerProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param log for what it says before it has a log of its own */
    static ServerProcess start(Reaper reaper, Path log, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            reaper.watch(process);
            return new ServerProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(command[0] + " cannot be started", e);
        }
    }

    /** Returns when it takes connections at these ports. */
    void awaitListening(int... ports) {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try {
            for (int port : ports) {
                while (!isListening(port)) {
                    if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)
                            || System.nanoTime() > deadline) {
                        throw new IllegalStateException("No server at port %d: %s".formatted(port, lastWords()));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a server started", e);
        }
    }

    /** At once: there is nothing to be kept, and Dovecot would take six seconds for its farewell. */
    @Override
    public void close() {
        var descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    private static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String lastWords() {
        try {
            return String.join(" ", Files.readAllLines(log));
        } catch (IOException e) {
            return "it wrote no log";
        }
    }
}
