package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.dispatch.testsupport.FileServer;
import dev.facteur.embedded.EmbeddedWeb;
import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.Connection.State;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service with files that come from an object store. */
@QuarkusTest
class AttachmentByReferenceTest extends WholeService {
    @SuppressWarnings("NullAway.Init") // injected by its type
    FileServer objects;

    @ConfigProperty(name = "facteur.test.web.port")
    int webPort;

    private final String key = "/" + UUID.randomUUID();
    private final String to = UUID.randomUUID() + "@example.org";

    @Test
    void aLargeFileArrivesWholeAndSoDoesItsCopy() throws Exception {
        // Given
        byte[] file = bytes(12_000_000);
        objects.serve("/bucket" + key, file);
        mailbox("secret");
        settings.password("acme", sender, "secret");
        publishProfile(1, State.CONNECTED, Optional.of(imap()));

        // When
        String requestId = request(file);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.advice()).extracting(advice -> advice.code()).containsExactly("attachments-over-10-mb");
        ReceivedMessage received = mail.receivedFor(to).getFirst();
        assertThat(attachment(received.content())).isEqualTo(file);
        await().atMost(SOON).until(() -> mail.folder(address().value(), "Sent").size() == 1);
        assertThat(mail.folder(address().value(), "Sent").getFirst())
                .isEqualTo(messageText(received).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFileOfAWebServerArrivesWhole() throws Exception {
        // Given
        byte[] file = bytes(300_000);
        try (EmbeddedWeb web = EmbeddedWeb.start(mail.authority().issue("localhost"), webPort, 0)) {
            web.on("https://localhost" + key, exchange -> {
                exchange.sendResponseHeaders(200, file.length);
                exchange.getResponseBody().write(file);
            });

            // When
            String requestId = request("https://localhost:" + webPort + key, file);

            // Then
            awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
            assertThat(attachment(mail.receivedFor(to).getFirst().content())).isEqualTo(file);
        }
    }

    @Test
    void aHostThatNoOperatorHasNamedIsNotAsked() throws Exception {
        // When
        String requestId = request("https://127.0.0.1.nip.example:" + webPort + key, bytes(1000));

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.ATTACHMENT_UNAVAILABLE);
        assertThat(mail.receivedFor(to)).isEmpty();
    }

    @Test
    void aFileThatIsGoneFailsBeforeAnyMailServerIsContacted() throws Exception {
        // When
        String requestId = request(bytes(1000));

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.ATTACHMENT_UNAVAILABLE);
        assertThat(failed.whoActs()).isEqualTo(WhoActs.CALLER);
        assertThat(failed.detail()).contains("été.pdf").doesNotContain("X-Amz").doesNotContain(key);
        assertThat(failed.recipients()).hasSize(1).noneMatch(recipient -> recipient.accepted());
        assertThat(mail.receivedFor(to)).isEmpty();
    }

    @Test
    void aChangedFileIsNotSent() throws Exception {
        // Given
        objects.serve("/bucket" + key, new byte[1000]);

        // When
        String requestId = request(bytes(1000));

        // Then
        assertThat(awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class)
                        .cause())
                .isEqualTo(FailureCause.ATTACHMENT_MISMATCH);
        assertThat(mail.receivedFor(to)).isEmpty();
    }

    @Test
    void aStoreInTroubleIsWaitedForAndAskedAgain() throws Exception {
        // Given
        byte[] file = bytes(1000);
        objects.answer("/bucket" + key, 503);

        // When
        String requestId = request(file);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        objects.serve("/bucket" + key, file);
        makeDue(requestId);

        // Then
        assertThat(delayed.reason()).isEqualTo(DelayReason.RETRY);
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(attachment(mail.receivedFor(to).getFirst().content())).isEqualTo(file);
    }

    private String request(byte[] file) throws Exception {
        return request("s3://bucket" + key, file);
    }

    private String request(String url, byte[] file) throws Exception {
        String requestId = "r-" + UUID.randomUUID();
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        publish("""
                {"requestId":"%s","tenantId":"acme","senderId":"%s","from":{"address":"a@example.org"},
                 "to":[{"address":"%s"}],"subject":"Facture n° 1","text":"Bonjour",
                 "attachments":[{"fileName":"été.pdf","contentType":"application/pdf",
                   "url":"%s","size":%d,"sha256":"%s"}]}""".formatted(requestId, sender, to, url, file.length, sha256).getBytes(StandardCharsets.UTF_8));
        return requestId;
    }

    private static byte[] attachment(byte[] message) throws Exception {
        MimeMessage parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
        return ((Multipart) parsed.getContent()).getBodyPart(1).getInputStream().readAllBytes();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(42).nextBytes(bytes);
        return bytes;
    }
}
