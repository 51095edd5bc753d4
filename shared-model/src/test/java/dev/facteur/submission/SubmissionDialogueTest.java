package dev.facteur.submission;

import static dev.facteur.submission.Conversations.ENVELOPE;
import static dev.facteur.submission.Conversations.content;
import static dev.facteur.submission.Conversations.open;
import static dev.facteur.submission.Conversations.ready;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages, line by line, on a connection that works. */
class SubmissionDialogueTest {
    private static final Envelope TO_THREE =
            new Envelope("a@example.org", List.of("b@example.org", "c@example.org", "d@example.org"));

    @Test
    void pipelinesMailRcptAndDataWhereOffered() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING", "SIZE 1000");
                    script.hears("MAIL FROM:<j.dupond@example.org> SIZE=19", "RCPT TO:<client@example.com>", "DATA");
                    script.says("250 2.1.0 Ok", "250 2.1.5 Ok", "354 End data with <CR><LF>.<CR><LF>");
                    script.hears("Subject: x", "", "Hello", ".");
                    script.says("250 2.0.0 Ok: queued as 12345");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            SubmissionResult result = conversation.submit(ENVELOPE, content("Subject: x\r\n\r\nHello"));

            assertThat(result).isInstanceOfSatisfying(SubmissionResult.Accepted.class, accepted -> {
                assertThat(accepted.reply().text()).isEqualTo("Ok: queued as 12345");
                assertThat(accepted.recipients()).singleElement().matches(RecipientReply::accepted);
            });
            assertThat(conversation.isReusable()).isTrue();
        }
    }

    @Test
    void waitsForEachReplyWherePipeliningIsNotOffered() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets();
                    script.hears("MAIL FROM:<j.dupond@example.org>");
                    assertThat(script.pending()).isZero();
                    script.says("250 OK");
                    script.hears("RCPT TO:<client@example.com>");
                    assertThat(script.pending()).isZero();
                    script.says("250 Accepted");
                    script.hears("DATA");
                    script.says("354 Enter message, ending with \".\" on a line by itself");
                    script.hears("Hello", ".");
                    script.says("250 OK id=1qXyZ0-0001aB-2c");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertThat(conversation.submit(ENVELOPE, content("Hello"))).isInstanceOf(SubmissionResult.Accepted.class);
        }
    }

    @Test
    void submitsSeveralMessagesOneAfterAnother() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    for (String text : List.of("one", "two", "three")) {
                        script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                        script.says("250 Ok", "250 Ok", "354 Go");
                        script.hears(text, ".");
                        script.says("250 " + text);
                    }
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            for (String text : List.of("one", "two", "three")) {
                assertThat(conversation.submit(ENVELOPE, content(text)))
                        .isInstanceOfSatisfying(
                                SubmissionResult.Accepted.class,
                                accepted -> assertThat(accepted.reply().text()).isEqualTo(text));
            }
        }
    }

    @Test
    void sendsToTheRecipientsThatWereAccepted() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<a@example.org>");
                    script.hears(
                            "RCPT TO:<b@example.org>", "RCPT TO:<c@example.org>", "RCPT TO:<d@example.org>", "DATA");
                    script.says("250 Ok", "550 5.1.1 <b@example.org>: Recipient address rejected: User unknown");
                    script.says(
                            "250 Ok", "450 4.2.0 <d@example.org>: Recipient address rejected: Greylisted", "354 Go");
                    script.hears("Hello", ".");
                    script.says("250 Ok");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            SubmissionResult result = conversation.submit(TO_THREE, content("Hello"));

            assertThat(result).isInstanceOf(SubmissionResult.Accepted.class);
            assertThat(result.recipients()).extracting(RecipientReply::accepted).containsExactly(false, true, false);
            assertThat(result.recipients())
                    .extracting(reply -> reply.reply().code())
                    .containsExactly(550, 250, 450);
        }
    }

    @Test
    void sendsALoneDotWhenAllRecipientsAreRefusedAndDataIsNot() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says("250 Ok", "550 5.1.1 no such user", "354 Go");
                    script.hears(".");
                    script.says("554 5.5.1 Error: no valid recipients");
                    script.hears("RSET", "MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says("250 Ok", "250 Ok", "250 Ok", "354 Go");
                    script.hears("Hello", ".");
                    script.says("250 Ok");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            SubmissionResult result = conversation.submit(ENVELOPE, content("Hello"));

            assertRefused(result, SmtpStage.RCPT, 550);
            assertThat(result.recipients()).hasSize(1);
            assertThat(conversation.isReusable()).isTrue();
            assertThat(conversation.submit(ENVELOPE, content("Hello"))).isInstanceOf(SubmissionResult.Accepted.class);
        }
    }

    @Test
    void hangsUpRatherThanSendAnEmptyMessageAfterARefusedMail() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says("550 5.7.60 SMTP; Client does not have permissions to send as this sender");
                    script.says("250 Ok", "354 Go");
                    script.hearsNothingMore();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertRefused(conversation.submit(ENVELOPE, content("Hello")), SmtpStage.MAIL, 550);
            assertThat(conversation.isReusable()).isFalse();
        }
    }

    @Test
    void goesOnAfterARefusedMailWhoseFollowersAreRefusedToo() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says(
                            "553 5.1.8 Domain not found", "503 5.5.1 need MAIL command", "503 5.5.1 need RCPT command");
                    script.hears("RSET");
                    script.says("250 2.0.0 Ok");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertRefused(conversation.submit(ENVELOPE, content("Hello")), SmtpStage.MAIL, 553);
            assertThat(conversation.reset()).isEmpty();
            assertThat(conversation.isReusable()).isTrue();
        }
    }

    @Test
    void doesNotAskOnAfterARefusalWithoutPipelining() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets();
                    script.hears("MAIL FROM:<j.dupond@example.org>");
                    script.says("451 4.3.0 try later");
                    script.hears("RSET");
                    script.says("250 Ok");
                    script.hears("MAIL FROM:<j.dupond@example.org>");
                    script.says("250 Ok");
                    script.hears("RCPT TO:<client@example.com>");
                    script.says("554 5.7.1 Relay access denied");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertRefused(conversation.submit(ENVELOPE, content("Hello")), SmtpStage.MAIL, 451);
            assertRefused(conversation.submit(ENVELOPE, content("Hello")), SmtpStage.RCPT, 554);
        }
    }

    @Test
    void reportsARefusedData() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says("250 Ok", "250 Ok", "452 4.3.1 Insufficient system storage");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertRefused(conversation.submit(ENVELOPE, content("Hello")), SmtpStage.DATA, 452);
        }
    }

    @Test
    void reportsARefusedMessage() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says("250 Ok", "250 Ok", "354 Go");
                    script.hears("Hello", ".");
                    script.says("550-5.4.5 Daily user sending limit exceeded. For more information on Gmail");
                    script.says("550 5.4.5 sending limits go to https://support.google.com/a/answer/166852 - gsmtp");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            SubmissionResult result = conversation.submit(ENVELOPE, content("Hello"));

            assertRefused(result, SmtpStage.END_OF_DATA, 550);
            assertThat(conversation.isReusable()).isTrue();
        }
    }

    @Test
    void doesNotUploadWhatIsOverTheLimit() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING", "SIZE 10");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            SubmissionResult result = conversation.submit(ENVELOPE, content("eleven byte"));

            assertUnsupported(result, Requirement.SIZE);
            assertThat(conversation.isReusable()).isTrue();
        }
    }

    @Test
    void saysWhatTheMessageNeeds() throws IOException {
        Envelope beyondAscii = new Envelope("élodie@example.fr", List.of("client@example.com"));
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING", "SIZE", "8BITMIME", "SMTPUTF8");
                    script.hears("MAIL FROM:<élodie@example.fr> SIZE=4 BODY=8BITMIME SMTPUTF8");
                    script.hears("RCPT TO:<client@example.com>", "DATA");
                    script.says("250 Ok", "250 Ok", "354 Go");
                    script.hears("né", ".");
                    script.says("250 Ok");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertThat(conversation.submit(beyondAscii, content("né\n"))).isInstanceOf(SubmissionResult.Accepted.class);
        }
    }

    @Test
    void sendsNothingThatTheServerCannotTake() throws IOException {
        Envelope beyondAscii = new Envelope("élodie@example.fr", List.of("client@example.com"));
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertUnsupported(conversation.submit(ENVELOPE, content("né")), Requirement.EIGHT_BIT_MIME);
            assertUnsupported(conversation.submit(beyondAscii, content("Hello")), Requirement.SMTP_UTF8);
        }
    }

    @Test
    void readsRepliesAfterEveryHundredCommands() throws IOException {
        List<String> many =
                IntStream.range(0, 250).mapToObj(i -> i + "@example.org").toList();
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<>");
                    script.says("250 Ok");
                    for (int i = 0; i < 250; i++) {
                        script.hears("RCPT TO:<" + i + "@example.org>");
                        if (i == 98) {
                            assertThat(script.pending()).isZero();
                        }
                        script.says("250 Ok");
                    }
                    script.hears("DATA");
                    script.says("354 Go");
                    script.hears("Hello", ".");
                    script.says("250 Ok");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            SubmissionResult result = conversation.submit(new Envelope("", many), content("Hello"));

            assertThat(result).isInstanceOf(SubmissionResult.Accepted.class);
            assertThat(result.recipients()).hasSize(250);
        }
    }

    @Test
    void stopsAtAServerThatIsClosing() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says("421 4.3.2 Service shutting down");
                    script.hearsNothingMore();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertRefused(conversation.submit(ENVELOPE, content("Hello")), SmtpStage.MAIL, 421);
            assertThat(conversation.isReusable()).isFalse();
        }
    }

    @Test
    void noticesAServerThatClosedWhileWeWereSilent() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.says("421 4.4.2 mail.example.org Error: timeout exceeded");
                    script.hangsUp();
                });
                SmtpConversation conversation = ready(open(server))) {
            server.awaitEnd();

            assertThat(conversation.isReusable()).isFalse();
            assertRefused(conversation.submit(ENVELOPE, content("Hello")), SmtpStage.MAIL, 421);
        }
    }

    @Test
    void sendsTheMessageExactlyWhateverItIs() throws IOException {
        for (String text : List.of("", ".", ".\r\n", "\n.\nQUIT\n", "\r.\rQUIT", "x".repeat(200_000) + "\r\n.\r\n.")) {
            try (ScriptedServer server = ScriptedServer.playing(script -> {
                        script.greets("PIPELINING");
                        script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                        script.says("250 Ok", "250 Ok", "354 Go");
                        StringBuilder received = new StringBuilder();
                        for (String line = script.line(); !line.equals("."); line = script.line()) {
                            received.append(line.startsWith(".") ? line.substring(1) : line)
                                    .append('\n');
                        }
                        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
                        assertThat(received.toString())
                                .isEqualTo(lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n");
                        script.says("250 Ok");
                        script.bids();
                    });
                    SmtpConversation conversation = ready(open(server))) {
                assertThat(conversation.submit(ENVELOPE, content(text))).isInstanceOf(SubmissionResult.Accepted.class);
            }
        }
    }

    private static void assertRefused(SubmissionResult result, SmtpStage stage, int code) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        SubmissionResult.NotAccepted.class,
                        notAccepted -> assertThat(notAccepted.fault())
                                .isInstanceOfSatisfying(ConversationFault.Refused.class, refused -> {
                                    assertThat(refused.stage()).isEqualTo(stage);
                                    assertThat(refused.reply().code()).isEqualTo(code);
                                }));
    }

    private static void assertUnsupported(SubmissionResult result, Requirement missing) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        SubmissionResult.NotAccepted.class,
                        notAccepted -> assertThat(notAccepted.fault())
                                .isInstanceOfSatisfying(
                                        ConversationFault.Unsupported.class,
                                        unsupported -> assertThat(unsupported.missing())
                                                .isEqualTo(missing)));
    }
}
