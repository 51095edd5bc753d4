package dev.facteur.submission;

import static dev.facteur.submission.Conversations.ENVELOPE;
import static dev.facteur.submission.Conversations.content;
import static dev.facteur.submission.Conversations.open;
import static dev.facteur.submission.Conversations.ready;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SubmissionDialogueTest {

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
}
