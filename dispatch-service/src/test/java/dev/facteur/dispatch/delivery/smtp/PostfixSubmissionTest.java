package dev.facteur.dispatch.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.debian.Account;
import dev.facteur.embedded.debian.PostfixAndDovecot;
import dev.facteur.embedded.debian.RealServers;
import dev.facteur.submission.ConnectionSecurity;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.ConversationSettings;
import dev.facteur.submission.Envelope;
import dev.facteur.submission.Login;
import dev.facteur.submission.MessageContent;
import dev.facteur.submission.Opening;
import dev.facteur.submission.RecipientReply;
import dev.facteur.submission.Requirement;
import dev.facteur.submission.SmtpConversation;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.SubmissionResult;
import dev.facteur.submission.SubmissionServer;
import dev.facteur.submission.Timeouts;
import dev.facteur.submission.meaning.Hint;
import dev.facteur.submission.meaning.ReplyTable;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The submission server of half the world, with its own words. */
@RealServers
class PostfixSubmissionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // What a server or a client on the way could change: dots, trailing spaces, 8-bit, the longest line there may be.
    private static final String CONTENT = """
            Date: Fri, 20 Nov 2026 08:30:00 +0000
            From: =?UTF-8?Q?J=C3=A9r=C3=B4me?= <j@example.test>
            To: client@example.org,
             other@example.org
            Message-ID: <0123456789abcdef@app.example>
            Subject: Facture
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit

            Été\s
            .
            ..
            .dot
            %s
            \tEnd
            .
            """.formatted("é".repeat(499)).replace("\n", "\r\n");

    @SuppressWarnings("NullAway.Init") // started once
    private static PostfixAndDovecot mail;

    private final Account jeanne = account();
    private final Account client = account();

    @BeforeAll
    static void start() {
        mail = PostfixAndDovecot.start();
    }

    @AfterAll
    static void stop() {
        mail.close();
    }

    @BeforeEach
    void openMailboxes() {
        mail.add(jeanne);
        mail.add(client);
    }

    private static Account account() {
        return new Account(UUID.randomUUID() + "@" + PostfixAndDovecot.DOMAIN, "correct horse");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void aDocumentArrivesByteForByte(ConnectionSecurity security) {
        try (SmtpConversation conversation = signedIn(security)) {
            SubmissionResult result = conversation.submit(to(client.address()), content(CONTENT));

            assertThat(result).isInstanceOf(SubmissionResult.Accepted.class);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(inboxOf(client)).singleElement().asString().endsWith("\r\n" + CONTENT));
    }

    @Test
    void severalLeaveOnOneConversationEvenAfterARefusal() {
        try (SmtpConversation conversation = signedIn(ConnectionSecurity.STARTTLS)) {
            assertThat(conversation.submit(to("nobody@" + PostfixAndDovecot.DOMAIN), content(CONTENT)))
                    .isInstanceOf(SubmissionResult.NotAccepted.class);
            for (int i = 0; i < 3; i++) {
                assertThat(conversation.isReusable()).isTrue();
                assertThat(conversation.submit(to(client.address()), content(CONTENT)))
                        .isInstanceOf(SubmissionResult.Accepted.class);
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inboxOf(client)).hasSize(3));
    }

    @Test
    void whoIsUnknownDoesNotKeepTheOthersFromGettingIt() {
        try (SmtpConversation conversation = signedIn(ConnectionSecurity.STARTTLS)) {
            SubmissionResult result = conversation.submit(
                    to("nobody@" + PostfixAndDovecot.DOMAIN, client.address(), "client@elsewhere.example"),
                    content(CONTENT));

            assertThat(result).isInstanceOf(SubmissionResult.Accepted.class);
            assertThat(result.recipients()).extracting(RecipientReply::accepted).containsExactly(false, true, true);
            assertThat(result.recipients().getFirst().reply()).hasToString("550 5.1.1");
        }
    }

    @Test
    void aMessageThatIsTooLargeIsNotBegun() {
        String large = CONTENT + "0123456789\r\n".repeat(PostfixAndDovecot.SIZE_LIMIT / 10);
        try (SmtpConversation conversation = signedIn(ConnectionSecurity.STARTTLS)) {
            assertThat(conversation.submit(to(client.address()), content(large)))
                    .isInstanceOfSatisfying(
                            SubmissionResult.NotAccepted.class,
                            notAccepted -> assertThat(notAccepted.fault())
                                    .isInstanceOfSatisfying(
                                            ConversationFault.Unsupported.class,
                                            unsupported -> assertThat(unsupported.missing())
                                                    .isEqualTo(Requirement.SIZE)));
            assertThat(conversation.isReusable()).isTrue();
        }
    }

    @Test
    void anAddressOfSomebodyElseIsRefusedToTheSender() {
        try (SmtpConversation conversation = signedIn(ConnectionSecurity.TLS)) {
            Envelope foreign = new Envelope(client.address(), List.of(client.address()));

            assertThat(conversation.submit(foreign, content(CONTENT)))
                    .isInstanceOfSatisfying(SubmissionResult.NotAccepted.class, notAccepted -> {
                        // Postfix waits with all refusals until RCPT (smtpd_delay_reject).
                        assertThat(notAccepted.fault().stage()).isEqualTo(SmtpStage.RCPT);
                        assertThat(ReplyTable.of(notAccepted.fault()).hint()).contains(Hint.SENDER_NOT_OWNED);
                    });
        }
    }

    private Envelope to(String... forwardPaths) {
        return new Envelope(jeanne.address(), List.of(forwardPaths));
    }

    private static MessageContent content(String text) {
        return MessageContent.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> inboxOf(Account account) {
        return mail.folder(account.address(), "INBOX").stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    private SmtpConversation signedIn(ConnectionSecurity security) {
        int port = security == ConnectionSecurity.TLS ? mail.submissionsPort() : mail.submissionPort();
        Opening opening = SmtpConversation.open(
                new SubmissionServer(mail.host(), port, security),
                List.of(InetAddress.getLoopbackAddress()),
                new ConversationSettings(
                        "localhost",
                        mail.authority().clientContext(),
                        new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE)));
        assertThat(opening).isInstanceOf(Opening.Ready.class);
        SmtpConversation conversation = ((Opening.Ready) opening).conversation();
        assertThat(conversation.authenticate(new Login.Password(jeanne.username(), jeanne.password())))
                .isEmpty();
        return conversation;
    }
}
