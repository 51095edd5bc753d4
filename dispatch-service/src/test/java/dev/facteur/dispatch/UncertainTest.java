package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    void whatALostProcessWasSendingIsHeldAlsoWhereItsLaneTakesNothingIn() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        gateway.beSilent();
        publishProfileOn(gateway.port(), 1);
        String to = UUID.randomUUID() + "@example.org";
        String requestId = "r-" + UUID.randomUUID();
        byte[] request = json(requestId, "\"onUncertain\":\"HOLD\",", to, "Bonjour");
        publish(request);
        await().atMost(SOON).until(() -> gateway.waiting() == 1);
        request("", "client@example.org");
        publish(request);
        await().atMost(SOON).until(() -> isStored(requestId));

        // When: the attempt under way is another process', which is gone
        update("update delivery set owner = gen_random_uuid()", requestId);

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.UNCERTAIN);
        gateway.letGo();
        await().atMost(SOON).until(() -> mail.receivedFor(to).size() == 1);
        assertEndedOnce(requestId);
    }

    private boolean isStored(String requestId) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select state = 'SUBMITTING' and payload is not null from delivery where request_id = ?")) {
            statement.setString(1, requestId);
            var row = statement.executeQuery();
            return row.next() && row.getBoolean(1);
        }
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
