package dev.facteur.benchmark.server;

import dev.facteur.embedded.FreePort;
import dev.facteur.local.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Postfix' own test programs: a server that throws mail away, and a client that sends as fast as can be. */
public final class Postfix implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final String BACKLOG = "1000";

    private final int port = FreePort.take();
    private final Process sink;

    private Postfix(Path program) {
        sink = run(List.of(program.toString(), "-u", "nobody", "127.0.0.1:" + port, BACKLOG));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening()) {
            if (System.nanoTime() > deadline || !sink.isAlive()) {
                throw new CannotRun("Postfix' smtp-sink did not start.");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Empty where its Debian package is not installed, which is said in a sentence. */
    public static Optional<Postfix> startOrSay() {
        Optional<Postfix> started =
                program("smtp-source").flatMap(_ -> program("smtp-sink")).map(Postfix::new);
        if (started.isEmpty()) {
            System.out.println(
                    "  Left out: Postfix' smtp-sink and smtp-source are missing. They come with the Debian package"
                            + " postfix; nothing of it has to run.");
        }
        return started;
    }

    public int port() {
        return port;
    }

    /** How long the client needs for so many messages, on as many connections as a relay is given. */
    public Duration send(int messages, int bytes, int connections) {
        String client = program("smtp-source").orElseThrow().toString();
        long begin = System.nanoTime();
        Process source = run(List.of(
                client, "-d", "-s", "" + connections, "-m", "" + messages, "-l", "" + bytes, "127.0.0.1:" + port));
        try {
            if (!source.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || source.exitValue() != 0) {
                source.destroyForcibly();
                throw new CannotRun("Postfix' smtp-source did not send all it was to send.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while smtp-source was sending.", e);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        sink.destroyForcibly();
    }

    private boolean isListening() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of("/usr/sbin/", "/usr/libexec/postfix/", "/usr/local/sbin/")
                .map(directory -> Path.of(directory + name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Process run(List<String> command) {
        try {
            return new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " cannot be started", e);
        }
    }
}
