package dev.facteur.embedded.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.TestAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailSinkTest {
    private static final String MESSAGE = """
            MAIL FROM:<j.dupond@example.org> SIZE=12\r
            RCPT TO:<a@example.com>\r
            RCPT TO:<b@example.com>\r
            DATA\r
            Subject: Facture\r
            Message-Id: <%s@example.org>\r
            \r
            Message-ID: <not-this-one@example.org>\r
            ..\r
            .\r
            """;

    @Test
    void remembersOfEachMessageWhoAndWhich() throws IOException {
        try (MailSink sink = MailSink.cleartext();
                Socket client = new Socket("localhost", sink.port())) {
            List<String> replies =
                    talk(client, "EHLO me\r\n" + MESSAGE.formatted("one") + MESSAGE.formatted("two") + "QUIT\r\n");

            assertThat(replies).endsWith("250 2.0.0 Taken", "221 2.0.0 Bye");
            assertThat(sink.taken())
                    .extracting(Taken::messageId)
                    .containsExactly("<one@example.org>", "<two@example.org>");
            assertThat(sink.taken().getFirst().recipients()).containsExactly("a@example.com", "b@example.com");
            assertThat(sink.taken().getFirst().reversePath()).isEqualTo("j.dupond@example.org");
            assertThat(sink.count()).isEqualTo(2);
        }
    }

    @Test
    void speaksTlsWhereItHasAnIdentity() throws IOException {
        TestAuthority authority = TestAuthority.create();
        try (MailSink sink = MailSink.tls(authority.issue("localhost"), Duration.ZERO);
                Socket client = authority.clientContext().getSocketFactory().createSocket("localhost", sink.port())) {
            assertThat(talk(client, "AUTH PLAIN AGEAYg==\r\nQUIT\r\n")).contains("235 2.7.0 Whoever you are");
        }
    }

    @Test
    void endsEveryConversationWhenItIsAwayAndIsBackAtItsPort() throws IOException {
        try (MailSink sink = MailSink.cleartext();
                Socket client = new Socket("localhost", sink.port())) {
            assertThat(reader(client).readLine()).startsWith("220");

            sink.stop();
            await().until(() -> client.getInputStream().read() < 0);
            sink.restart();

            try (Socket again = new Socket("localhost", sink.port())) {
                assertThat(reader(again).readLine()).startsWith("220");
            }
        }
    }

    private static List<String> talk(Socket client, String allAtOnce) throws IOException {
        client.getOutputStream().write(allAtOnce.getBytes(StandardCharsets.US_ASCII));
        List<String> replies = new ArrayList<>();
        BufferedReader reader = reader(client);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            replies.add(line);
        }
        return replies;
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    }
}
