package dev.facteur.submission;

import static dev.facteur.submission.Conversations.ENVELOPE;
import static dev.facteur.submission.Conversations.LOOPBACK;
import static dev.facteur.submission.Conversations.PATIENT;
import static dev.facteur.submission.Conversations.content;
import static dev.facteur.submission.Conversations.failed;
import static dev.facteur.submission.Conversations.ready;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Implicit TLS and STARTTLS, with certificates that are right and wrong. */
@Timeout(60)
class TlsDialogueTest {
    private static TestCertificates certificates;
    private static SSLContext valid;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws IOException, GeneralSecurityException {
        certificates = TestCertificates.in(folder);
        valid = certificates.server("valid");
    }

    @Test
    void encryptsFromTheFirstByte() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.encrypts(valid);
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says("250 Ok", "250 Ok", "354 Go");
                    assertThat(script.line()).hasSize(200_000);
                    script.hears(".");
                    script.says("250 Ok");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server, ConnectionSecurity.TLS))) {
            assertThat(conversation.isEncrypted()).isTrue();
            assertThat(conversation.isReusable()).isTrue();
            assertThat(conversation.submit(ENVELOPE, content("x".repeat(200_000))))
                    .isInstanceOf(SubmissionResult.Accepted.class);
        }
    }

    @Test
    void encryptsAfterStartTlsAndForgetsWhatWasOfferedBefore() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("STARTTLS", "AUTH PLAIN", "SIZE 5");
                    script.hears("STARTTLS");
                    script.says("220 2.0.0 Ready to start TLS");
                    script.encrypts(valid);
                    script.introduces("PIPELINING", "AUTH LOGIN");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server, ConnectionSecurity.STARTTLS))) {
            assertThat(conversation.isEncrypted()).isTrue();
            assertThat(conversation.capabilities().pipelining()).isTrue();
            assertThat(conversation.capabilities().maxSize()).isEmpty();
            assertThat(conversation.capabilities().mechanisms()).containsExactly("LOGIN");
        }
    }

    @Test
    void namesTheHostItWants() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.encrypts(valid);
            assertThat(script.requestedServerNames()).containsExactly(new SNIHostName("localhost"));
            script.greets();
            script.bids();
        })) {
            SmtpConversation conversation = ready(open(server, ConnectionSecurity.TLS));
            conversation.close();
        }
    }

    @Test
    void neverGoesOnInTheClearWhereStartTlsIsNotOffered() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.greets("PIPELINING", "AUTH PLAIN");
            script.hearsNothingMore();
        })) {
            assertThat(failed(open(server, ConnectionSecurity.STARTTLS)))
                    .isEqualTo(new ConversationFault.Unsupported(
                            SmtpStage.STARTTLS, Requirement.STARTTLS, "the server does not offer STARTTLS"));
        }
    }

    @Test
    void neverGoesOnInTheClearWhereStartTlsIsRefused() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.greets("STARTTLS");
            script.hears("STARTTLS");
            script.says("454 4.7.0 TLS not available due to local problem");
            script.hearsNothingMore();
        })) {
            assertThat(failed(open(server, ConnectionSecurity.STARTTLS)))
                    .isInstanceOfSatisfying(ConversationFault.Refused.class, refused -> {
                        assertThat(refused.stage()).isEqualTo(SmtpStage.STARTTLS);
                        assertThat(refused.reply().code()).isEqualTo(454);
                    });
        }
    }

    @Test
    void hangsUpOnPlaintextBehindTheReplyToStartTls() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.greets("STARTTLS");
            script.hears("STARTTLS");
            // What a man in the middle adds in the same packet, for the client to find after the handshake.
            script.says("220 2.0.0 Ready to start TLS", "250-mail.example.org", "250 AUTH PLAIN");
            script.hearsNothingMore();
        })) {
            assertBroken(
                    failed(open(server, ConnectionSecurity.STARTTLS)),
                    SmtpStage.STARTTLS,
                    BreakReason.PROTOCOL_VIOLATION);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "expired, CERTIFICATE_EXPIRED",
        "other-name, CERTIFICATE_NAME_MISMATCH",
    })
    void doesNotTrustACertificateThatIsWrong(String alias, BreakReason reason)
            throws IOException, GeneralSecurityException {
        SSLContext wrong = certificates.server(alias);
        for (ConnectionSecurity security :
                new ConnectionSecurity[] {ConnectionSecurity.TLS, ConnectionSecurity.STARTTLS}) {
            try (ScriptedServer server = ScriptedServer.playing(script -> {
                if (security == ConnectionSecurity.STARTTLS) {
                    script.greets("STARTTLS");
                    script.hears("STARTTLS");
                    script.says("220 Go ahead");
                }
                script.failsToEncrypt(wrong);
            })) {
                assertBroken(failed(open(server, security)), SmtpStage.TLS, reason);
            }
        }
    }

    @Test
    void doesNotTrustAnAuthorityItDoesNotKnow() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> script.failsToEncrypt(valid))) {
            Opening opening = SmtpConversation.open(
                    at(server, ConnectionSecurity.TLS), LOOPBACK, Conversations.settings(PATIENT));

            assertBroken(failed(opening), SmtpStage.TLS, BreakReason.CERTIFICATE_UNTRUSTED);
        }
    }

    @Test
    void tellsAServerThatExpectsStartTls() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.says("220 smtp.office365.example Microsoft ESMTP MAIL Service ready");
            script.hearsTheRest();
        })) {
            assertBroken(failed(open(server, ConnectionSecurity.TLS)), SmtpStage.TLS, BreakReason.NOT_TLS);
        }
    }

    @Test
    void tellsAServerThatExpectsTlsFromTheFirstByte() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> script.failsToEncrypt(valid))) {
            Timeouts impatient =
                    new Timeouts(PATIENT.connect(), Duration.ofMillis(300), PATIENT.content(), PATIENT.endOfData());

            assertBroken(
                    failed(open(server, ConnectionSecurity.STARTTLS, impatient)),
                    SmtpStage.GREETING,
                    BreakReason.GREETING_NEVER_CAME);
        }
    }

    @Test
    void tellsAServerWithoutACommonProtocolVersion() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            // TLS alert 70, protocol_version, fatal.
            script.sends(new byte[] {0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46});
            script.hearsTheRest();
        })) {
            assertBroken(failed(open(server, ConnectionSecurity.TLS)), SmtpStage.TLS, BreakReason.TLS_HANDSHAKE_FAILED);
        }
    }

    @Test
    void tellsAServerThatHangsUpWithinTheHandshake() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.greets("STARTTLS");
            script.hears("STARTTLS");
            script.says("220 Go ahead");
            script.hangsUpOnceItHears();
        })) {
            assertBroken(failed(open(server, ConnectionSecurity.STARTTLS)), SmtpStage.TLS, BreakReason.CLOSED_BY_PEER);
        }
    }

    @Test
    void endsAHandshakeThatDrips() throws IOException {
        Timeouts impatient =
                new Timeouts(Duration.ofMillis(400), PATIENT.command(), PATIENT.content(), PATIENT.endOfData());
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            // The head of a handshake record of 16 kB, then its bytes one by one.
            script.sends(new byte[] {0x16, 0x03, 0x03, 0x40, 0x00, 0x02, 0x00, 0x3f, (byte) 0xfc, 0x03, 0x03});
            script.dripsUntilNobodyListens("x", Duration.ofMillis(20));
        })) {
            assertBroken(failed(open(server, ConnectionSecurity.TLS, impatient)), SmtpStage.TLS, BreakReason.TIMED_OUT);
        }
    }

    @Test
    void endsAWriteToAServerThatDoesNotReadWhenEncrypted() throws IOException {
        Timeouts impatient =
                new Timeouts(PATIENT.connect(), PATIENT.command(), Duration.ofMillis(400), PATIENT.endOfData());
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.encrypts(valid);
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says("250 Ok", "250 Ok", "354 Go");
                    script.waitsUntilTheClientHasHungUp();
                });
                SmtpConversation conversation = ready(open(server, ConnectionSecurity.TLS, impatient))) {
            byte[] large = "a line like all others\r\n".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII);

            assertThat(conversation.submit(ENVELOPE, MessageContent.of(large)))
                    .isInstanceOfSatisfying(
                            SubmissionResult.NotAccepted.class,
                            notAccepted -> assertBroken(notAccepted.fault(), SmtpStage.DATA, BreakReason.TIMED_OUT));
        }
    }

    private static Opening open(ScriptedServer server, ConnectionSecurity security) {
        return open(server, security, PATIENT);
    }

    private static Opening open(ScriptedServer server, ConnectionSecurity security, Timeouts timeouts) {
        try {
            return SmtpConversation.open(
                    at(server, security),
                    LOOPBACK,
                    new ConversationSettings("client.example.org", certificates.client(), timeouts));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SubmissionServer at(ScriptedServer server, ConnectionSecurity security) {
        return new SubmissionServer("localhost", server.port(), security);
    }

    private static void assertBroken(ConversationFault fault, SmtpStage stage, BreakReason reason) {
        assertThat(fault).isInstanceOfSatisfying(ConversationFault.Broken.class, broken -> {
            assertThat(broken.reason()).as(broken.detail()).isEqualTo(reason);
            assertThat(broken.stage()).isEqualTo(stage);
        });
    }
}
