package dev.facteur.embedded.partner.sending;

import static dev.facteur.embedded.partner.sending.SendingClient.ACCOUNT;
import static dev.facteur.embedded.partner.sending.SendingClient.CUSTOMER;
import static dev.facteur.embedded.partner.sending.SendingClient.LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.partner.EmbeddedPartner;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphSendingTest {
    private static final String SEND = "https://graph.microsoft.com/Mail.Send";

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedMail mail = EmbeddedMail.start();
    private final EmbeddedPartner microsoft = EmbeddedPartner.microsoft().deliverInto(mail);
    private final SendingClient client = new SendingClient(http, microsoft);
    private final String token = microsoft.accessTokenFor(ACCOUNT, SEND);

    @AfterEach
    void close() {
        microsoft.close();
        mail.close();
        http.close();
    }

    @Test
    void aMessageReachesItsRecipientsAndTheSentFolderAndNothingIsSaid() throws Exception {
        mail.addUser(ACCOUNT, "any");
        mail.addUser(CUSTOMER, "any");

        var answer = client.sendMail(token, LETTER);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(mail.folder(ACCOUNT, "Sent Items"))
                .singleElement()
                .isEqualTo(LETTER.getBytes(StandardCharsets.UTF_8));
        assertThat(mail.receivedFor(CUSTOMER))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).doesNotContain("Bcc"));
    }

    @Test
    void base64MayComeInLines() throws Exception {
        String lines = Base64.getMimeEncoder().encodeToString(LETTER.getBytes(StandardCharsets.UTF_8));

        assertThat(client.post(token, "", "text/plain", lines).statusCode()).isEqualTo(202);
        assertThat(microsoft.sent().getFirst().content()).isEqualTo(LETTER.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenMustLiveAndAllowIt() throws Exception {
        String forSmtp = microsoft.accessTokenFor(ACCOUNT, "https://outlook.office.com/SMTP.Send");

        assertThat(client.sendMail("unknown", LETTER).body()).contains("InvalidAuthenticationToken");
        assertThat(client.sendMail(forSmtp, LETTER).statusCode()).isEqualTo(403);
        assertThat(client.sendMail(forSmtp, LETTER).body()).contains("ErrorAccessDenied");

        // An access token of Microsoft's outlives the consent.
        microsoft.revokeAllOf(ACCOUNT);
        assertThat(client.sendMail(token, LETTER).statusCode()).isEqualTo(202);
        microsoft.expireAccessTokens();
        assertThat(client.sendMail(token, LETTER).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNoMessageIsRefused() throws Exception {
        assertThat(client.post(token, "", "text/plain", "a").body())
                .contains("Invalid base64 string for MIME content.");
        assertThat(client.sendMail(token, "no header\r\n\r\n").body()).isEqualTo(GraphReplies.INVALID_MIME.body());
        assertThat(client.post(token, "", "application/json", "{}").statusCode())
                .isEqualTo(415);
        assertThat(client.sendMail(token, LETTER + "x".repeat(4 * 1024 * 1024)).statusCode())
                .isEqualTo(413);
        assertThat(microsoft.sent()).isEmpty();
    }
}
