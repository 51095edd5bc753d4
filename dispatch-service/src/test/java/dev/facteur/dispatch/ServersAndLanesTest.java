package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DocumentSent;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A server that is slow or away, and what the others notice of it: nothing. */
@QuarkusTest
class ServersAndLanesTest extends WholeService {
    private static final String BY_RELAY = "\"from\":{\"address\":\"a@example.org\"},";

    @Test
    void whileAServerSaysNothingOthersLeaveAndItsOwnGoLaterInOrder() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        gateway.beSilent();
        publishProfileOn(gateway.port(), 1);
        String to = UUID.randomUUID() + "@example.org";
        request("", "first@example.org");
        await().atMost(SOON).until(() -> gateway.waiting() == 1);

        // When
        List<String> behind = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            behind.add(request("", to));
        }
        String ofAnother = "r-" + UUID.randomUUID();
        String likeOurs = new String(json(ofAnother, BY_RELAY, "other@example.org", "Bonjour"), StandardCharsets.UTF_8);
        publish(likeOurs.replace(sender, "another-" + sender).getBytes(StandardCharsets.UTF_8));

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, ofAnother, DocumentSent.class);
        for (String parked : List.of(behind.getFirst(), behind.getLast())) {
            DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, parked, DeliveryDelayed.class);
            assertThat(delayed.reason()).isEqualTo(DelayReason.THROTTLED);
        }
        gateway.leadTo(mail.submissionPort());
        gateway.hangUp();
        behind.add(request("", to));
        await().atMost(SOON).until(() -> mail.receivedFor(to).size() == behind.size());
        List<String> messageIds = new ArrayList<>();
        for (String requestId : behind) {
            messageIds.add(awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class)
                    .messageId());
        }
        assertThat(mail.receivedFor(to))
                .extracting(message -> messageIds.stream()
                        .filter(message.text()::contains)
                        .findFirst()
                        .orElseThrow())
                .containsExactlyElementsOf(messageIds);
    }

    @Test
    void whatWaitsForAServerThatIsAwayLeavesAsSoonAsItIsBack() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        gateway.away();
        publishProfileOn(gateway.port(), 1);
        String to = UUID.randomUUID() + "@example.org";

        // When
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waiting.add(request("", to));
        }
        for (String requestId : waiting) {
            assertThat(awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class)
                            .reason())
                    .isEqualTo(DelayReason.SERVER_UNREACHABLE);
        }
        gateway.leadTo(mail.submissionPort());

        // Then: none is due by its own schedule before a minute has passed
        await().atMost(SOON).until(() -> mail.receivedFor(to).size() == waiting.size());
        for (String requestId : waiting) {
            awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
            assertThat(records(Topics.DELIVERY_DELAYED, requestId)).hasSize(1);
        }
    }
}
