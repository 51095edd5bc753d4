package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DocumentSent;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A part is away and comes back. */
@QuarkusTest
class OutageTest extends WholeService {

    @Test
    void whileTheRelayIsAwayDocumentsWaitAndThenLeave() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        mail.stop();
        String requestId;

        // When
        try {
            requestId = request("\"from\":{\"address\":\"a@example.org\"},", to);
            DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
            assertThat(delayed.reason()).isEqualTo(DelayReason.SERVER_UNREACHABLE);
        } finally {
            mail.restart();
        }
        makeDue(requestId);

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsSentAndNothingIsLost() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        database.stop();
        String requestId;

        // When
        try {
            requestId = request("\"from\":{\"address\":\"a@example.org\"},", to);
            request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");
        } finally {
            database.restart();
        }

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void whatIsSentWhileKafkaIsAwayIsToldWhenItIsBack() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        mail.stop();
        String requestId;
        try {
            requestId = request("\"from\":{\"address\":\"a@example.org\"},", to);
            awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        } finally {
            mail.restart();
        }

        // When
        kafka.stop();
        try {
            makeDue(requestId);
            await().atMost(SOON).until(() -> !mail.receivedFor(to).isEmpty());
        } finally {
            kafka.restart();
        }

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        String after = request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");
        awaitEvent(Topics.DOCUMENT_SENT, after, DocumentSent.class);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }
}
