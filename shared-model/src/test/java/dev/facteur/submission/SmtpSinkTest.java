package dev.facteur.submission;

import static dev.facteur.submission.Conversations.LOOPBACK;
import static dev.facteur.submission.Conversations.ready;
import static dev.facteur.submission.Conversations.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Postfix's own test server, where it is installed. */
@Timeout(60)
class SmtpSinkTest {
    private static final Envelope ENVELOPE =
            new Envelope("j.dupond@example.org", List.of("client@example.com", "accounting@example.com"));

    private final List<Process> started = new ArrayList<>();
    private Path program;

    @TempDir
    private Path folder;

    @BeforeEach
    void findProgram() {
        program = Stream.of("/usr/sbin/smtp-sink", "/usr/libexec/postfix/smtp-sink", "/usr/local/sbin/smtp-sink")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("smtp-sink"));
        assumeThat(program)
                .as("Postfix's smtp-sink is not installed (Debian: package postfix)")
                .isExecutable();
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void submitsAHundredMessagesOnOneConversation() throws IOException {
        MessageContent content = message(50_000);
        try (SmtpConversation conversation = ready(open())) {
            assertThat(conversation.capabilities().pipelining()).isTrue();
            for (int i = 0; i < 100; i++) {
                SubmissionResult result = conversation.submit(ENVELOPE, content);

                assertThat(result).isInstanceOf(SubmissionResult.Accepted.class);
                assertThat(result.recipients()).hasSize(2).allMatch(RecipientReply::accepted);
            }
        }
    }

    @Test
    void submitsWithoutPipelining() throws IOException {
        try (SmtpConversation conversation = ready(open("-p"))) {
            assertThat(conversation.capabilities().pipelining()).isFalse();
            assertThat(conversation.submit(ENVELOPE, message(1_000))).isInstanceOf(SubmissionResult.Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void isToldWhereItIsRefused(String command) throws IOException {
        try (SmtpConversation conversation = ready(open("-r", command))) {
            assertThat(conversation.submit(ENVELOPE, message(1_000)))
                    .isInstanceOfSatisfying(
                            SubmissionResult.NotAccepted.class,
                            notAccepted -> assertThat(notAccepted.fault())
                                    .isInstanceOfSatisfying(ConversationFault.Refused.class, refused -> {
                                        assertThat(refused.stage()).hasToString(command);
                                        assertThat(refused.reply().isTransient())
                                                .isTrue();
                                    }));
        }
    }

    @Test
    void isToldThatTheMessageIsRefused() throws IOException {
        try (SmtpConversation conversation = ready(open("-f", "."))) {
            assertThat(conversation.submit(ENVELOPE, message(1_000)))
                    .isInstanceOfSatisfying(
                            SubmissionResult.NotAccepted.class,
                            notAccepted ->
                                    assertThat(notAccepted.fault().stage()).isEqualTo(SmtpStage.END_OF_DATA));
        }
    }

    @Test
    void doesNotKnowWhenTheConnectionIsLostAfterTheFinalDot() throws IOException {
        try (SmtpConversation conversation = ready(open("-q", "."))) {
            assertThat(conversation.submit(ENVELOPE, message(1_000))).isInstanceOf(SubmissionResult.Uncertain.class);
        }
    }

    private Opening open(String... options) throws IOException {
        int port;
        try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = reserved.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root.
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of(options));
        command.addAll(List.of("127.0.0.1:" + port, "10"));
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("smtp-sink.log").toFile())
                .start());
        SubmissionServer server = new SubmissionServer("localhost", port, ConnectionSecurity.CLEARTEXT);
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> SmtpConversation.open(server, LOOPBACK, settings()),
                        opening -> opening instanceof Opening.Ready);
    }

    private static MessageContent message(int size) {
        String line = "All work and no play makes a dull invoice. 0123456789 0123456789\r\n";
        String text = "Subject: F-2026-0042\r\n\r\n" + line.repeat(size / line.length());
        return MessageContent.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
