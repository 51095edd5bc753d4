package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.Connection.State;
import dev.facteur.model.sender.SendingMethod;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** How a document leaves, or fails at once. */
@QuarkusTest
class DispatchTest extends WholeService {

    @Test
    void aDocumentLeavesByTheRelay() throws Exception {
        // When
        String requestId =
                request("\"from\":{\"address\":\"j.dupond@example.org\",\"name\":\"Jérôme\"},", "client@example.org");

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.RELAY);
        assertThat(sent.from()).isEqualTo(new EmailAddress("documents@app.example"));
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(sent.recipients()).singleElement().matches(recipient -> recipient.accepted());
        assertThat(sent.document().orElseThrow().value().get("id").asText()).isEqualTo("F-1");
        ReceivedMessage message = mail.receivedFor("client@example.org").getFirst();
        assertThat(message.reversePath()).isEqualTo("documents@app.example");
        assertThat(message.text()).contains("Message-ID: " + sent.messageId()).contains("j.dupond@example.org");
        ConsumerRecord<String, byte[]> event =
                record(Topics.DOCUMENT_SENT, requestId).orElseThrow();
        assertThat(event.key()).isEqualTo("acme/" + sender);
        assertThat(header(event, "ce_type")).isEqualTo("dev.facteur.document-sent");
        assertThat(header(event, "ce_subject")).isEqualTo(requestId);
    }

    @Test
    void aDocumentLeavesByTheSendersOwnMailbox() throws Exception {
        // Given
        mailbox("secret-1");
        settings.password("acme", sender, "secret-1");
        publishProfile(1, State.CONNECTED);

        // When
        String requestId = request("", "client@example.org");

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(sent.from()).isEqualTo(address());
        assertThat(mail.receivedFor("client@example.org").getFirst().reversePath())
                .isEqualTo(address().value());
    }

    @Test
    void aSenderWithoutProfileAndFromIsUnknown() throws Exception {
        // When
        String requestId = request("", "client@example.org");

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.SENDER_UNKNOWN);
        assertThat(failed.whoActs()).isEqualTo(WhoActs.CALLER);
    }

    @Test
    void anAddressThatTheServerRefusesFailsWithItsWords() throws Exception {
        // Given
        mail.rules().rejectRecipient("nobody@example.org");

        // When
        String requestId = request("\"from\":{\"address\":\"a@example.org\"},", "nobody@example.org");

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.RECIPIENT_REJECTED);
        assertThat(failed.smtp().orElseThrow().code()).hasValue(550);
        assertThat(failed.recipients()).singleElement().matches(recipient -> !recipient.accepted());
    }

    @Test
    void aMessageLargerThanTheServerTakesFailsBeforeItIsUploaded() throws Exception {
        // Given
        mail.rules().limitMessageSize(1000);

        // When
        String requestId =
                request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org", "long ".repeat(500));

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.MESSAGE_TOO_LARGE);
    }
}
