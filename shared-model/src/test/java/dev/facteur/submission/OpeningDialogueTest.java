package dev.facteur.submission;

import static dev.facteur.submission.Conversations.LOOPBACK;
import static dev.facteur.submission.Conversations.cleartext;
import static dev.facteur.submission.Conversations.failed;
import static dev.facteur.submission.Conversations.open;
import static dev.facteur.submission.Conversations.ready;
import static dev.facteur.submission.Conversations.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the first byte to the last EHLO, without TLS. */
class OpeningDialogueTest {

    @Test
    void introducesItselfAndLearnsWhatIsOffered() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.says("220-mail.example.org ESMTP", "220 No unsolicited mail");
                    script.introduces("PIPELINING", "SIZE 1000");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertThat(conversation.capabilities().pipelining()).isTrue();
            assertThat(conversation.isEncrypted()).isFalse();
            assertThat(conversation.isReusable()).isTrue();
        }
    }

    @Test
    void reportsAGreetingThatRefuses() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.says("554 5.7.1 Your access to this mail system has been rejected");
            script.hearsNothingMore();
        })) {
            assertThat(failed(open(server))).isInstanceOfSatisfying(ConversationFault.Refused.class, refused -> {
                assertThat(refused.stage()).isEqualTo(SmtpStage.GREETING);
                assertThat(refused.reply().code()).isEqualTo(554);
            });
        }
    }

    @Test
    void reportsAnEhloThatIsRefused() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.says("220 mail.example.org");
            script.hears("EHLO client.example.org");
            script.says("504 5.5.2 <client>: Helo command rejected: need fully-qualified hostname");
            script.hearsNothingMore();
        })) {
            assertThat(failed(open(server)).stage()).isEqualTo(SmtpStage.EHLO);
        }
    }

    @Test
    void doesNotSpeakWithWhatIsNotSmtp() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.says("SSH-2.0-OpenSSH_9.2p1 Debian-2");
            script.hearsNothingMore();
        })) {
            assertBroken(failed(open(server)), SmtpStage.GREETING, BreakReason.PROTOCOL_VIOLATION);
        }
    }

    @Test
    void doesNotTakeAnIntermediateReplyForAGreeting() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.says("354 go on");
            script.hearsNothingMore();
        })) {
            assertBroken(failed(open(server)), SmtpStage.GREETING, BreakReason.PROTOCOL_VIOLATION);
        }
    }

    @Test
    void doesNotTakeAnUnaskedReplyForAnAnswer() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.says("220 mail.example.org", "250 what for?");
            script.hearsNothingMore();
        })) {
            assertBroken(failed(open(server)), SmtpStage.EHLO, BreakReason.PROTOCOL_VIOLATION);
        }
    }

    @Test
    void reportsAPortWhereNobodyListens() throws IOException {
        Opening opening = SmtpConversation.open(
                new SubmissionServer("localhost", portOfNobody(), ConnectionSecurity.CLEARTEXT), LOOPBACK, settings());

        assertBroken(failed(opening), SmtpStage.CONNECT, BreakReason.CONNECTION_REFUSED);
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return reserved.getLocalPort();
        }
    }

    @Test
    void connectsToTheGivenAddressesInTheirOrderAndToNoOther() throws IOException {
        // 127.0.0.2 is loopback as well, and nobody listens there.
        InetAddress silent = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.greets();
            script.bids();
        })) {
            SubmissionServer elsewhere =
                    new SubmissionServer("does-not-resolve.invalid", server.port(), ConnectionSecurity.CLEARTEXT);

            assertBroken(
                    failed(SmtpConversation.open(elsewhere, List.of(silent), settings())),
                    SmtpStage.CONNECT,
                    BreakReason.CONNECTION_REFUSED);
            ready(SmtpConversation.open(elsewhere, List.of(silent, LOOPBACK.getFirst()), settings()))
                    .close();
        }
    }

    @Test
    void forgetsAnUnfinishedTransactionWhenAskedTo() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets();
                    script.hears("RSET");
                    script.says("250 2.0.0 Ok");
                    script.hears("RSET");
                    script.says("421 4.4.2 idle for too long");
                    script.hearsNothingMore();
                });
                SmtpConversation conversation = ready(SmtpConversation.open(cleartext(server), LOOPBACK, settings()))) {
            assertThat(conversation.reset()).isEmpty();
            assertThat(conversation.isReusable()).isTrue();
            assertThat(conversation.reset())
                    .hasValueSatisfying(fault -> assertThat(fault.stage()).isEqualTo(SmtpStage.RSET));
            assertThat(conversation.isReusable()).isFalse();
        }
    }

    private static void assertBroken(ConversationFault fault, SmtpStage stage, BreakReason reason) {
        assertThat(fault).isInstanceOfSatisfying(ConversationFault.Broken.class, broken -> {
            assertThat(broken.stage()).isEqualTo(stage);
            assertThat(broken.reason()).isEqualTo(reason);
        });
    }
}
