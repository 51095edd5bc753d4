package dev.facteur.embedded.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facteur.embedded.EmbeddedMail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpTokensTest {
    private static final String ACCOUNT = "jeanne.martin@example.org";
    private static final String GOOGLE_SCOPE = "https://mail.google.com/";
    private static final String MICROSOFT_SCOPE = "https://outlook.office.com/SMTP.Send";

    private final EmbeddedMail mail = EmbeddedMail.start();
    private final EmbeddedPartner google = EmbeddedPartner.google();
    private final EmbeddedPartner microsoft = EmbeddedPartner.microsoft();

    @AfterEach
    void close() {
        google.close();
        microsoft.close();
        mail.close();
    }

    @Test
    void aClientSignsInWithATokenOfTheAccount() throws Exception {
        google.deliverInto(mail);
        String token = google.accessTokenFor(ACCOUNT, GOOGLE_SCOPE);

        signIn(ACCOUNT, token);

        assertThatThrownBy(() -> signIn("somebody.else@example.org", token))
                .isInstanceOf(AuthenticationFailedException.class);
        google.revokeAllOf(ACCOUNT);
        assertThatThrownBy(() -> signIn(ACCOUNT, token)).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void googleExplainsBeforeItRefuses() throws Exception {
        google.deliverInto(mail);

        for (String command : List.of("AUTH XOAUTH2 " + xoauth2("stale"), "AUTH OAUTHBEARER " + oauthbearer("stale"))) {
            List<String> lines = said("EHLO client.test", command, "");
            String challenge = lines.get(lines.size() - 2);
            assertThat(challenge).startsWith("334 ");
            assertThat(new String(Base64.getDecoder().decode(challenge.substring(4)), StandardCharsets.UTF_8))
                    .isEqualTo("{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}");
            assertThat(lines.getLast()).startsWith("535 5.7.8 Username and Password not accepted.");
        }
    }

    @Test
    void microsoftRefusesATokenMadeForGraph() throws Exception {
        microsoft.deliverInto(mail);
        String forGraph = microsoft.accessTokenFor(ACCOUNT, "https://graph.microsoft.com/Mail.Send");
        String forSmtp = microsoft.accessTokenFor(ACCOUNT, MICROSOFT_SCOPE);

        assertThat(said("EHLO client.test", "AUTH XOAUTH2 " + xoauth2(forGraph)).getLast())
                .startsWith("535 5.7.3 Authentication unsuccessful");
        assertThat(said("EHLO client.test", "AUTH XOAUTH2", xoauth2(forSmtp)))
                .contains("334 ")
                .last()
                .asString()
                .startsWith("235");
    }

    @Test
    void eachIsRefusedByWhoIssuedIt() throws Exception {
        google.deliverInto(mail);
        microsoft.deliverInto(mail);
        String forGraph = microsoft.accessTokenFor(ACCOUNT, "https://graph.microsoft.com/Mail.Send");

        List<String> lines = said("EHLO client.test", "AUTH XOAUTH2 " + xoauth2(forGraph));

        assertThat(lines).anyMatch(line -> line.contains("AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER"));
        assertThat(lines.getLast()).startsWith("535 5.7.3");
    }

    @Test
    void aRuleStandsAboveAllTokens() throws Exception {
        google.deliverInto(mail);
        mail.rules().answerAuthentication("454 4.7.0 Temporary authentication failure");

        String token = google.accessTokenFor(ACCOUNT, GOOGLE_SCOPE);
        assertThat(said("EHLO client.test", "AUTH OAUTHBEARER " + oauthbearer(token))
                        .getLast())
                .startsWith("454 4.7.0");
    }

    @Test
    void noTokenIsOfferedWhereNobodyIssuesAny() throws Exception {
        assertThat(said("EHLO client.test")).noneMatch(line -> line.contains("XOAUTH2"));
        assertThat(said("EHLO client.test", "AUTH XOAUTH2 eA==").getLast()).startsWith("504");
    }

    private void signIn(String username, String token) throws MessagingException {
        var properties = new Properties();
        properties.put(
                "mail.smtps.ssl.socketFactory", mail.authority().clientContext().getSocketFactory());
        properties.put("mail.smtps.auth", "true");
        properties.put("mail.smtps.auth.mechanisms", "XOAUTH2");
        try (var transport = Session.getInstance(properties).getTransport("smtps")) {
            transport.connect(mail.host(), mail.submissionsPort(), username, token);
        }
    }

    private List<String> said(String... commands) throws IOException {
        try (var socket = mail.authority()
                        .clientContext()
                        .getSocketFactory()
                        .createSocket(mail.host(), mail.submissionsPort());
                var reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout(30_000);
            var lines = new ArrayList<String>();
            read(reader, lines);
            for (String command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
                read(reader, lines);
            }
            return lines;
        }
    }

    private static void read(BufferedReader reader, List<String> lines) throws IOException {
        String line;
        do {
            line = reader.readLine();
            if (line == null) {
                return;
            }
            lines.add(line);
        } while (line.startsWith("-", 3));
    }

    private static String xoauth2(String token) {
        return base64("user=" + ACCOUNT + "\1auth=Bearer " + token + "\1\1");
    }

    private static String oauthbearer(String token) {
        return base64("n,a=" + ACCOUNT + ",\1host=localhost\1port=465\1auth=Bearer " + token + "\1\1");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
