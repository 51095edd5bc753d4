package dev.facteur.submission;

import static dev.facteur.submission.Conversations.open;
import static dev.facteur.submission.Conversations.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The check of the settings page: everything but the message. */
class ProbeDialogueTest {
    private static final String OWN = "j.dupond@example.org";

    @Test
    void asksAndTakesItBack() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<j.dupond@example.org>", "RSET");
                    script.says("250 2.1.0 Ok", "250 2.1.5 Ok", "250 2.0.0 Ok");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertThat(conversation.probe(OWN, OWN)).isEmpty();
            assertThat(conversation.isReusable()).isTrue();
        }
    }

    @Test
    void reportsASenderThatIsRefusedWithTheRecipientAsPostfixDoes() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets();
                    script.hears("MAIL FROM:<j.dupond@example.org>");
                    script.says("250 2.1.0 Ok");
                    script.hears("RCPT TO:<j.dupond@example.org>");
                    script.says("553 5.7.1 <j.dupond@example.org>: Sender address rejected: not owned by user other");
                    script.hears("RSET");
                    script.says("250 2.0.0 Ok");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertThat(conversation.probe(OWN, OWN))
                    .get()
                    .isInstanceOfSatisfying(ConversationFault.Refused.class, refused -> {
                        assertThat(refused.stage()).isEqualTo(SmtpStage.RCPT);
                        assertThat(refused.reply().code()).isEqualTo(553);
                    });
            assertThat(conversation.isReusable()).isTrue();
        }
    }

    @Test
    void reportsARefusedMailAndNotWhatFollowsFromIt() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<j.dupond@example.org>", "RSET");
                    script.says("530 5.7.0 Authentication Required", "503 5.5.1 MAIL first", "250 2.0.0 Ok");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertThat(conversation.probe(OWN, OWN))
                    .get()
                    .isInstanceOfSatisfying(
                            ConversationFault.Refused.class,
                            refused -> assertThat(refused.reply().code()).isEqualTo(530));
        }
    }

    @Test
    void refusesAPathThatCouldEndItself() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets();
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> conversation.probe(OWN, "a@example.org>\r\nDATA\r\n"));
        }
    }
}
