package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DocumentSent;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line ends in what callers write can neither end a message nor begin a header (CVE-2023-51764 and its like). */
@QuarkusTest
class SmugglingTest extends WholeService {
    private static final String EVIL = "evil@example.org";

    private final String to = UUID.randomUUID() + "@example.org";

    @Test
    void aTextThatLooksLikeTheEndOfAMessageAndAnotherOneIsOneMessage() throws Exception {
        // When
        String hostile = String.join(
                "",
                "x\\n.\\nMAIL FROM:<" + EVIL + ">\\nRCPT TO:<" + EVIL + ">\\nDATA\\n",
                "x\\r.\\rMAIL FROM:<" + EVIL + ">\\rRCPT TO:<" + EVIL + ">\\rDATA\\r",
                "x\\r\\n.\\r\\nMAIL FROM:<" + EVIL + ">\\r\\nRCPT TO:<" + EVIL + ">\\r\\nDATA\\r\\n");
        String requestId = request("\"from\":{\"address\":\"a@example.org\"},", to, hostile);

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(mail.receivedFor(EVIL)).isEmpty();
        assertThat(mail.receivedFor(to))
                .singleElement()
                .satisfies(message -> assertThat(message.text().replace("\r\n", ""))
                        .doesNotContain("\r")
                        .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"subject\":\"Facture\\r\\nBcc: evil@example.org\"",
                "\"subject\":\"Facture\\nBcc: evil@example.org\"",
                "\"subject\":\"Facture\\rBcc: evil@example.org\"",
                "\"subject\":\"x\",\"from\":{\"address\":\"a@example.org\",\"name\":\"A\\r\\nBcc: evil@example.org\"}",
                "\"subject\":\"x\",\"cc\":[{\"address\":\"a@example.org>\\r\\nRCPT TO:<evil@example.org\"}]",
                "\"subject\":\"x\",\"attachments\":[{\"fileName\":\"a\\r\\nX: y.pdf\",\"contentType\":\"application/pdf\",\"content\":\"JVBERi0xLjc=\"}]",
                "\"subject\":\"x\",\"attachments\":[{\"fileName\":\"a.pdf\",\"contentType\":\"application/pdf\\r\\nX: y\",\"content\":\"JVBERi0xLjc=\"}]",
                "\"subject\":\"x\",\"attachments\":[{\"fileName\":\"a.pdf\",\"contentType\":\"application/pdf\",\"contentId\":\"a>\\r\\nX: y\",\"content\":\"JVBERi0xLjc=\"}]",
            })
    void aLineEndInWhatBecomesAHeaderIsPutAside(String fields) throws Exception {
        // When
        String requestId = "r-" + UUID.randomUUID();
        publish(
                "{\"requestId\":\"%s\",\"tenantId\":\"acme\",\"senderId\":\"%s\",\"to\":[{\"address\":\"%s\"}],\"text\":\"x\",%s}"
                        .formatted(requestId, sender, to, fields)
                        .getBytes(StandardCharsets.UTF_8));

        // Then
        await().atMost(SOON)
                .until(() -> record(Topics.SEND_DOCUMENT_REJECTED, requestId).isPresent());
        assertThat(mail.receivedFor(to)).isEmpty();
    }
}
