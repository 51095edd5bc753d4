package dev.facteur.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EmbeddedMailTest {

    private static final String SENDER = "j.dupond@example.test";
    private static final String CLIENT = "client@example.test";
    private static final String PASSWORD = "sésame";

    @SuppressWarnings("NullAway.Init") // before all tests
    private static EmbeddedMail mail;

    @BeforeAll
    static void start() {
        mail = EmbeddedMail.start();
        mail.addUser(SENDER, PASSWORD);
        mail.addUser(CLIENT, "autre");
    }

    @AfterAll
    static void stop() {
        mail.close();
    }

    @AfterEach
    void reset() {
        mail.reset();
    }

    @Test
    void takesMailFromTheRelayByteForByteWithItsEnvelope() throws Exception {
        var message = MailClient.trusting(mail).message(SENDER, CLIENT, "Facture réglée", ".\r\n..\r\nÀ bientôt\r\n");

        MailClient.trusting(mail).relay(message);

        assertThat(mail.received()).singleElement().satisfies(received -> {
            assertThat(received.reversePath()).isEqualTo(SENDER);
            assertThat(received.forwardPaths()).containsExactly(CLIENT);
            assertThat(received.authenticatedAs()).isEmpty();
            assertThat(received.content()).isEqualTo(bytes(message));
        });
        assertThat(mail.folder(CLIENT, "INBOX")).containsExactly(bytes(message));
        assertThat(mail.receivedFor("Client@Example.Test")).hasSize(1);
    }

    @Test
    void takesMailByStartTlsAndByImplicitTlsAndShowsItByImaps() throws Exception {
        var client = MailClient.trusting(mail);

        client.submit(client.message(SENDER, CLIENT, "Par STARTTLS", "…"), SENDER, PASSWORD);
        client.submitByImplicitTls(client.message(SENDER, CLIENT, "Par TLS", "…"), SENDER, PASSWORD);

        assertThat(client.subjects(CLIENT, "autre")).containsExactly("Par STARTTLS", "Par TLS");
        assertThat(mail.received())
                .allSatisfy(received -> assertThat(received.authenticatedAs()).contains(SENDER));
    }

    @Test
    void isRefusedByClientsThatDoNotTrustTheAuthority() throws Exception {
        var distrustful = new MailClient(mail, SSLContext.getDefault());
        var message = distrustful.message(SENDER, CLIENT, "Bonjour", "…");

        assertThatThrownBy(() -> distrustful.submit(message, SENDER, PASSWORD))
                .hasStackTraceContaining("SSLHandshakeException");
        assertThatThrownBy(() -> distrustful.submitByImplicitTls(message, SENDER, PASSWORD))
                .hasStackTraceContaining("SSLHandshakeException");
        assertThatThrownBy(() -> distrustful.subjects(SENDER, PASSWORD))
                .hasStackTraceContaining("SSLHandshakeException");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        var client = MailClient.trusting(mail);
        var message = client.message(SENDER, CLIENT, "Bonjour", "…");

        assertThatThrownBy(() -> client.submit(message, SENDER, "wrong"))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("535 5.7.8");
        assertThatThrownBy(() -> client.subjects(SENDER, "wrong")).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> client.subjects("nobody@example.test", "any"))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void takesNoPasswordAndNoMailBeforeTls() throws Exception {
        var client = MailClient.trusting(mail);
        var message = client.message(SENDER, CLIENT, "Bonjour", "…");

        assertThatThrownBy(() -> client.submitInPlainText(message, SENDER, PASSWORD))
                .isInstanceOf(MessagingException.class);
        assertThat(SmtpLines.of(mail.submissionPort(), "EHLO client.test", "MAIL FROM:<a@b.test>"))
                .contains("250 STARTTLS", "250-PIPELINING")
                .noneMatch(line -> line.contains("AUTH"))
                .last()
                .asString()
                .startsWith("530");
    }

    @Test
    void takesAChangedPassword() throws Exception {
        var client = MailClient.trusting(mail);
        mail.addUser("a.martin@example.test", "martin", "before");
        mail.addUser("a.martin@example.test", "martin", "after");

        assertThatThrownBy(() -> client.subjects("martin", "before")).isInstanceOf(AuthenticationFailedException.class);
        assertThat(client.subjects("martin", "after")).isEmpty();
    }

    @Test
    void refusesWhatIsOverItsSizeLimitBeforeAndAfterTheContent() throws Exception {
        mail.rules().limitMessageSize(1_000);
        var client = MailClient.trusting(mail);
        var message = client.message(SENDER, CLIENT, "Gros", "x".repeat(1_000));

        assertThatThrownBy(() -> client.relay(message)).hasStackTraceContaining("552");
        assertThat(SmtpLines.of(mail.relayPort(), "EHLO client.test", "MAIL FROM:<a@b.test> SIZE=1001 BODY=8BITMIME"))
                .contains("250-SIZE 1000")
                .last()
                .asString()
                .startsWith("552 5.3.4");
        assertThat(mail.received()).isEmpty();
    }

    @Test
    void answersAsTheRulesSay() throws Exception {
        var client = MailClient.trusting(mail);
        var message = client.message(SENDER, CLIENT, "Bonjour", "…");

        mail.rules().rejectRecipient(CLIENT);
        assertThatThrownBy(() -> client.relay(message)).hasStackTraceContaining("550 5.1.1 User unknown");

        mail.rules().reset();
        mail.rules().answerContent("554 5.7.1 Spam");
        assertThatThrownBy(() -> client.relay(message)).hasStackTraceContaining("554 5.7.1 Spam");

        mail.rules().reset();
        mail.rules().answerAuthentication("454 4.7.0 Temporary authentication failure");
        assertThatThrownBy(() -> client.submit(message, SENDER, PASSWORD)).hasStackTraceContaining("454 4.7.0");

        mail.rules().reset();
        mail.rules().answerReversePath("421 4.7.0 Too many connections");
        assertThatThrownBy(() -> client.relay(message)).hasStackTraceContaining("421 4.7.0");
        assertThat(mail.received()).isEmpty();
    }

    @Test
    void losesItsReplyAfterTheContentWhenToldSo() throws Exception {
        mail.rules().loseReplyToContent();
        var client = MailClient.trusting(mail);
        var message = client.message(SENDER, CLIENT, "Bonjour", "…");

        assertThatThrownBy(() -> client.relay(message)).isInstanceOf(MessagingException.class);
        assertThat(mail.received()).hasSize(1);
    }

    @RepeatedTest(2)
    void comesBackOnItsPortsAndLeavesNothingBehind() throws Exception {
        var before = Traces.now();
        try (var other = EmbeddedMail.start()) {
            other.addUser(CLIENT, "autre");
            var client = MailClient.trusting(other);
            var ports = ports(other);
            client.relay(client.message(SENDER, CLIENT, "Avant", "…"));

            other.stop();
            assertThat(ports).allMatch(FreePort::isFree);
            other.restart();

            assertThat(ports(other)).isEqualTo(ports);
            client.relay(client.message(SENDER, CLIENT, "Après", "…"));
            assertThat(client.subjects(CLIENT, "autre")).containsExactly("Avant", "Après");
        }
        before.assertNothingIsLeft();
    }

    @Test
    void showsTheCertificateItIsGiven() {
        var authority = TestAuthority.create();
        var shown = Stream.of(authority.issueExpired("localhost"), authority.issue("mail.elsewhere.test"));

        assertThat(shown).allSatisfy(identity -> {
            try (var other = EmbeddedMail.start(EmbeddedMail.Ports.free(), authority, identity)) {
                other.addUser(SENDER, PASSWORD);
                assertThatThrownBy(() -> MailClient.trusting(other).subjects(SENDER, PASSWORD))
                        .isInstanceOf(MessagingException.class);
            }
        });
    }

    private static List<Integer> ports(MailPart mail) {
        return List.of(
                mail.relayPort(), mail.submissionPort(), mail.submissionsPort(), mail.imapPort(), mail.imapsPort());
    }

    private static byte[] bytes(jakarta.mail.internet.MimeMessage message) throws Exception {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }
}
