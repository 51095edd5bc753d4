package dev.facteur.submission;

import static dev.facteur.submission.Conversations.LOOPBACK;
import static dev.facteur.submission.Conversations.content;
import static dev.facteur.submission.Conversations.ready;
import static dev.facteur.submission.Conversations.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a server that somebody else has written, and a parser too. */
class GreenMailTest {
    private static final GreenMail GREEN_MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeAll
    static void start() {
        GREEN_MAIL.start();
        GREEN_MAIL.setUser("j.dupond@example.org", "j.dupond", "secret");
    }

    @AfterAll
    static void stop() {
        GREEN_MAIL.stop();
    }

    @Test
    void logsInAndSubmitsMessages() throws MessagingException, IOException {
        Envelope envelope =
                new Envelope("j.dupond@example.org", List.of("client@example.com", "accounting@example.net"));
        try (SmtpConversation conversation = ready(open())) {
            assertThat(conversation.authenticate(new Login.Password("j.dupond", "secret")))
                    .isEmpty();
            assertThat(conversation.probe("j.dupond@example.org", "j.dupond@example.org"))
                    .isEmpty();
            for (String subject : List.of("one", "two")) {
                SubmissionResult result = conversation.submit(
                        envelope, content("Subject: " + subject + "\r\n\r\n.dot\r\n..dots\r\n.\r\nend"));

                assertThat(result).isInstanceOf(SubmissionResult.Accepted.class);
            }
        }

        assertThat(GREEN_MAIL.waitForIncomingEmail(5_000, 4)).isTrue();
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : GREEN_MAIL.getReceivedMessages()) {
            subjects.add(message.getSubject());
            assertThat(message.getContent().toString()).isEqualToIgnoringNewLines(".dot\r\n..dots\r\n.\r\nend");
        }
        assertThat(subjects).containsExactlyInAnyOrder("one", "one", "two", "two");
    }

    @Test
    void isToldThatThePasswordIsWrong() {
        try (SmtpConversation conversation = ready(open())) {
            assertThat(conversation.authenticate(new Login.Password("j.dupond", "wrong")))
                    .get()
                    .isInstanceOfSatisfying(
                            ConversationFault.Refused.class,
                            refused -> assertThat(refused.reply().code()).isEqualTo(535));
        }
    }

    private static Opening open() {
        SubmissionServer server =
                new SubmissionServer("localhost", GREEN_MAIL.getSmtp().getPort(), ConnectionSecurity.CLEARTEXT);
        return SmtpConversation.open(server, LOOPBACK, settings().allowingLoginInCleartext());
    }
}
