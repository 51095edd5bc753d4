package dev.facteur.embedded.partner.sending;

import static dev.facteur.embedded.partner.sending.SendingClient.ACCOUNT;
import static dev.facteur.embedded.partner.sending.SendingClient.ARCHIVE;
import static dev.facteur.embedded.partner.sending.SendingClient.CUSTOMER;
import static dev.facteur.embedded.partner.sending.SendingClient.LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.search.MessageIDTerm;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GmailSendingTest {
    private static final String SEND = "https://www.googleapis.com/auth/gmail.send";
    private static final String PASSWORD = "Bibliothek-3";

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedMail mail = EmbeddedMail.start();
    private final EmbeddedPartner google = EmbeddedPartner.google().deliverInto(mail);
    private final SendingClient client = new SendingClient(http, google);
    private final String token = google.accessTokenFor(ACCOUNT, "openid", SEND);

    @BeforeEach
    void openMailboxes() {
        for (String address : List.of(ACCOUNT, CUSTOMER, ARCHIVE)) {
            mail.addUser(address, PASSWORD);
        }
    }

    @AfterEach
    void close() {
        google.close();
        mail.close();
        http.close();
    }

    @Test
    void aMessageReachesItsRecipientsAndTheSentFolder() throws Exception {
        var answer = client.upload(token, LETTER);

        assertThat(answer.statusCode()).isEqualTo(200);
        var json = JSONObjectUtils.parse(answer.body());
        assertThat(json)
                .containsEntry("id", google.sent().getFirst().id())
                .containsEntry("threadId", google.sent().getFirst().id())
                .containsEntry("labelIds", List.of("SENT"));
        assertThat(google.sent().getFirst().recipients()).containsExactly(CUSTOMER, ARCHIVE, "nobody@example.test");
        assertThat(mail.folder(ACCOUNT, "[Gmail]/Sent Mail"))
                .singleElement()
                .isEqualTo(LETTER.getBytes(StandardCharsets.UTF_8));
        String withoutBcc = LETTER.replaceAll("Bcc:.*\r\n .*\r\n", "");
        assertThat(withoutBcc).doesNotContain(ARCHIVE);
        for (String reader : List.of(CUSTOMER, ARCHIVE)) {
            assertThat(mail.folder(reader, "INBOX"))
                    .singleElement()
                    .isEqualTo(withoutBcc.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(google.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.endpoint()).isEqualTo(PartnerEndpoint.SENDING))
                .satisfies(request -> assertThat(request.get("uploadType")).isEqualTo("media"));
    }

    @Test
    void whatWasSentIsFoundByImap() throws Exception {
        client.upload(token, LETTER);

        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(mail.host(), mail.imapPort(), ACCOUNT, PASSWORD);
            try (var sent = store.getFolder(google.sentFolder())) {
                sent.open(Folder.READ_ONLY);
                assertThat(sent.search(new MessageIDTerm("<inv-42@facteur.example>")))
                        .hasSize(1);
                assertThat(sent.search(new MessageIDTerm("<inv-43@facteur.example>")))
                        .isEmpty();
            }
        }
    }

    @Test
    void theAccountIsTheAuthorWhateverTheMessageSays() throws Exception {
        client.upload(token, LETTER.replace("<jeanne.martin@", "<somebody.else@"));

        assertThat(google.sent().getFirst().text())
                .contains("From: Jeanne Martin <jeanne.martin@example.org>\r\n")
                .doesNotContain("somebody.else");
    }

    @Test
    void theMessageIdIsKeptUnlessToldOtherwise() throws Exception {
        client.upload(token, LETTER);
        google.sending().rewriteMessageIds();
        client.upload(token, LETTER);

        assertThat(google.sent().get(0).text()).contains("Message-ID: <inv-42@facteur.example>\r\n");
        assertThat(google.sent().get(1).text())
                .contains("@mail.gmail.com>\r\n")
                .doesNotContain("inv-42@facteur.example");
    }

    @Test
    void aTokenMustLiveAndAllowIt() throws Exception {
        String identityOnly = google.accessTokenFor(ACCOUNT, "openid", "email");
        String other = google.accessTokenFor("other@example.org", SEND);
        google.accessTokensLast(Duration.ZERO);
        String tooOld = google.accessTokenFor(ACCOUNT, SEND);
        google.recover();

        assertThat(client.upload("unknown", LETTER).body()).isEqualTo(GmailReplies.AUTH_ERROR.body());
        assertThat(client.upload(tooOld, LETTER).statusCode()).isEqualTo(401);
        assertThat(client.upload(identityOnly, LETTER).statusCode()).isEqualTo(403);
        assertThat(client.upload(identityOnly, LETTER).body()).contains("\"insufficientPermissions\"");

        google.revokeAllOf(ACCOUNT);
        assertThat(client.upload(token, LETTER).statusCode()).isEqualTo(401);
        assertThat(client.upload(other, LETTER).statusCode()).isEqualTo(200);
        google.expireAccessTokens();
        assertThat(client.upload(other, LETTER).statusCode()).isEqualTo(401);
        assertThat(google.sent()).hasSize(1);
    }

    @Test
    void whatIsNoMessageIsRefused() throws Exception {
        assertThat(client.upload(token, "no header\r\n\r\n").body()).isEqualTo(GmailReplies.BAD_REQUEST.body());
        assertThat(client.upload(token, LETTER.replace("\r\n\r\n", "\r\n")).statusCode())
                .isEqualTo(400);
        assertThat(client.upload(token, LETTER.replace("To: client@example.test", "To: client@@example"))
                        .body())
                .contains("Invalid To header");
        String toNobody = LETTER.replaceAll("To:.*\r\n", "").replaceAll("Bcc:.*\r\n .*\r\n", "");
        assertThat(client.upload(token, toNobody).body()).contains("Recipient address required");
        assertThat(client.post(token, "", "application/json", "{}").body()).contains("badContent");
        assertThat(google.sent()).isEmpty();
    }

    @Test
    void tooManyRecipientsAndTooLargeMessagesAreRefused() throws Exception {
        String many = IntStream.range(0, 98)
                .mapToObj(number -> "r" + number + "@example.test")
                .collect(Collectors.joining(",\r\n "));
        assertThat(client.upload(token, LETTER.replace("To: ", "To: " + many + ",\r\n "))
                        .body())
                .isEqualTo(GmailReplies.TOO_MANY_RECIPIENTS.body());
        assertThat(client.upload(
                                token,
                                LETTER.replace("To: ", "Cc: " + many.replaceFirst("^[^,]*,\r\n ", "") + "\r\nTo: "))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.upload(token, LETTER + "x".repeat(36_700_160)).statusCode())
                .isEqualTo(413);
    }
}
