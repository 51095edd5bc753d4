package dev.facteur.embedded.partner.sending;

import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Sends as a client of the real provider does. */
record SendingClient(HttpClient http, EmbeddedPartner partner) {
    static final String ACCOUNT = "jeanne.martin@example.org";
    static final String CUSTOMER = "client@example.test";
    static final String ARCHIVE = "archive@example.test";

    static final String LETTER = """
            From: Jeanne Martin <jeanne.martin@example.org>\r
            To: client@example.test\r
            Bcc: archive@example.test,\r
             nobody@example.test\r
            Message-ID: <inv-42@facteur.example>\r
            Subject: =?UTF-8?Q?Facture_=C3=A9t=C3=A9?=\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            Voilà\r
            --b--\r
            """;

    HttpResponse<String> upload(String token, String message) throws IOException, InterruptedException {
        return post(token, "?uploadType=media", "message/rfc822", message);
    }

    HttpResponse<String> sendMail(String token, String message) throws IOException, InterruptedException {
        String base64 = Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
        return post(token, "", "text/plain", base64);
    }

    HttpResponse<String> post(String token, String query, String mediaType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(partner.uri(PartnerEndpoint.SENDING) + query))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
