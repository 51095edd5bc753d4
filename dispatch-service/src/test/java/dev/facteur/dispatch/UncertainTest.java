package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The reply to the final dot is lost: nobody knows. */
@QuarkusTest
class UncertainTest extends WholeService {

    @Test
    void whatTheServerMayHaveTakenIsSentAgainUnderTheSameMessageId() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        mail.rules().loseReplyToContent();

        // When
        String requestId = request("\"from\":{\"address\":\"a@example.org\"},", to);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        mail.rules().reset();
        makeDue(requestId);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(delayed.reason()).isEqualTo(DelayReason.SERVER_UNREACHABLE);
        assertThat(sent.attempts()).isEqualTo(2);
        List<ReceivedMessage> received = mail.receivedFor(to);
        assertThat(received).hasSize(2);
        assertThat(messageText(received.get(1))).isEqualTo(messageText(received.get(0)));
    }

    @Test
    void whatTheServerMayHaveTakenIsHeldIfTheRequestSaysSo() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        mail.rules().loseReplyToContent();

        // When
        String requestId = request("\"onUncertain\":\"HOLD\",\"from\":{\"address\":\"a@example.org\"},", to);

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.UNCERTAIN);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }
}
