package dev.facteur.local;

import dev.facteur.embedded.Reaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running service: a process of its own, from the jar that is shipped. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    /** At its end it starts another JVM, which loads and links what was loaded. */
    private static final Duration TRAINED_WITHIN = Duration.ofMinutes(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Set<String> KEPT_VARIABLES = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

    private final ServiceSetup setup;
    private final Reaper reaper;
    private volatile Process process;

    private ServiceProcess(ServiceSetup setup, Reaper reaper) {
        this.setup = setup;
        this.reaper = reaper;
        this.process = launch();
    }

    /** Starts it; {@link #awaitReady()} says when it can be used. */
    static ServiceProcess start(ServiceSetup setup, Reaper reaper) {
        if (!Files.exists(setup.jar())) {
            throw new CannotRun("%s is not built: %s is missing. ./deploy/local/run builds it."
                    .formatted(setup.part().title(), setup.jar()));
        }
        setup.writeConfiguration();
        return new ServiceProcess(setup, reaper);
    }

    /** Starts it again after it was stopped or killed, with the same configuration. */
    public void restart() {
        restartAtOnce();
        awaitReady();
    }

    /** The same, without waiting until it is ready. */
    public void restartAtOnce() {
        close();
        process = launch();
    }

    /** Returns when the service says that it and all it needs are ready. */
    public ServiceProcess awaitReady() {
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/q/health/ready".formatted(setup.port())))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client, question)) {
                if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new CannotRun(farewell());
                }
                if (System.nanoTime() > deadline) {
                    throw new CannotRun("%s was not ready after %d seconds%s"
                            .formatted(setup.part().title(), READY_WITHIN.toSeconds(), lastWords()));
                }
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while " + setup.part().title() + " started.", e);
        }
    }

    /** Where it answers. */
    public String url() {
        return "http://localhost:" + setup.port();
    }

    /** The process as the system sees it; another one after {@link #restart()}. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Completes when the process has ended, whoever ended it. */
    CompletableFuture<ServiceProcess> ended() {
        return process.onExit().thenApply(_ -> this);
    }

    /** How it ended, as a sentence. */
    String farewell() {
        return "%s ended with code %d%s".formatted(setup.part().title(), process.exitValue(), lastWords());
    }

    /** As a power cut would: no farewell. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM: asks it to finish what it has begun and end; {@link #close()} waits for that. */
    public void stop() {
        process.destroy();
    }

    @Override
    public void close() {
        stop();
        try {
            Duration within = setup.jvm().training() ? TRAINED_WITHIN : STOPPED_WITHIN;
            if (process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command(setup))
                .directory(setup.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(setup.log().toFile()));
        keepLittleOf(builder.environment());
        try {
            Process started = builder.start();
            reaper.watch(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(setup.part().title() + " cannot be started", e);
        }
    }

    private static List<String> command(ServiceSetup setup) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setup.jvm().arguments());
        command.add("-Djava.io.tmpdir=" + setup.directory());
        command.add("-jar");
        command.add(setup.jar().toAbsolutePath().toString());
        return command;
    }

    /** A QUARKUS_… of the caller's own shell must not move the stack. */
    private static void keepLittleOf(Map<String, String> environment) {
        environment.keySet().retainAll(KEPT_VARIABLES);
    }

    private static boolean isReady(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String lastWords() {
        return ServiceLog.lastError(setup.log()).map(": %s."::formatted).orElse(".") + " Its log: " + setup.log();
    }
}
