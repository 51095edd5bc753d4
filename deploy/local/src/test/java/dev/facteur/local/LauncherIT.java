package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two commands, as processes. */
class LauncherIT {
    @TempDir
    Path parent;

    private Path work;

    private final Ports ports = Ports.free();

    @BeforeEach
    void createWork() throws IOException {
        work = Files.createDirectory(parent.resolve("work"));
    }

    @Test
    void aTakenPortIsOneSentenceAndNothingIsLeft() throws IOException {
        int number = ports.number(Port.SETTINGS);
        try (var _ = new ServerSocket(number);
                var run = LaunchedCommand.start(Launcher.class, work, ports, "--once")) {
            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.output())
                    .isEqualToIgnoringNewLines("run: Port " + number
                            + ", which settings-service needs, is taken: stop the program that uses it,"
                            + " or choose another port with FACTEUR_SETTINGS_PORT=…");
        }
        assertThat(work).doesNotExist();
    }

    @Test
    void whoSendsWithoutAStackIsToldToStartOne() throws IOException {
        Path invoice = Files.write(parent.resolve("invoice.pdf"), Sample.invoicePdf());
        try (var send =
                LaunchedCommand.start(Send.class, work, ports, invoice.toString(), "--to", "client@example.org")) {
            assertThat(send.awaitEnd()).isEqualTo(1);
            assertThat(send.output())
                    .isEqualToIgnoringNewLines("send: Nothing answers on " + ports.address(Port.KAFKA)
                            + ": start the stack with ./deploy/local/run first.");
        }
    }

    @Test
    void itShowsTheJobStaysAndTakesDocumentsUntilItIsEnded() throws IOException {
        Path invoice = Files.write(parent.resolve("Devis été.pdf"), Sample.invoicePdf());
        Path other = Files.createDirectory(parent.resolve("other"));
        try (var run = LaunchedCommand.start(Launcher.class, work, ports)) {
            run.awaitOutput("Ctrl-C ends everything.");
            assertThat(run.output()).contains("All outcomes are the expected ones.");

            try (var send = LaunchedCommand.start(
                    Send.class,
                    other,
                    ports,
                    invoice.toString(),
                    "--to",
                    "client@example.org",
                    "--method",
                    "mailbox")) {
                assertThat(send.awaitEnd()).as(send.output()).isZero();
                assertThat(send.output()).contains("document-sent", "helene.noel@ebenisterie-dupond.example");
            }
            run.end();
            run.awaitEnd();
        }
        assertNothingIsLeft();
    }

    @Test
    void killedItLeavesNothingEither() {
        try (var run = LaunchedCommand.start(Launcher.class, work, ports)) {
            run.awaitOutput("settings-service  ready");
            run.kill();
        }
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(CannotRun.class)
                .untilAsserted(() -> {
                    ports.requireFree();
                    assertThat(work).doesNotExist();
                    assertThat(ProcessHandle.allProcesses()
                                    .map(process -> process.info().commandLine().orElse(""))
                                    .filter(command -> command.contains(work.toString())))
                            .isEmpty();
                });
    }
}
