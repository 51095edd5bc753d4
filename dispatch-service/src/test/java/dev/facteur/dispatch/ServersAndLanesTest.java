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
        await().atMost(SOON).untilAsserted(() -> assertThat(gateway.waiting()).isEqualTo(1));

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
    void largeDocumentsForServersThatSayNothingLeaveRoomForOthers() throws Exception {
        // Given: two servers, as far as anybody can tell
        gateway.beSilent();
        String large = "JVBERi0x".repeat(1_250_000);
        for (String host : List.of("localhost", "127.0.0.1", "localhost")) {
            String stuck = "stuck-" + UUID.randomUUID();
            publishMailboxAt(host, stuck, gateway.port());
            awaitProfile(stuck, 1);
            mail.addUser(stuck + "@mail.example", "secret");
            String document = new String(
                    json("r-" + UUID.randomUUID(), "", "client@example.org", "Bonjour"), StandardCharsets.UTF_8);
            publish(document.replace(sender, stuck)
                    .replace("JVBERi0xLjc=", large)
                    .getBytes(StandardCharsets.UTF_8));
        }
        await().atMost(SOON).until(() -> gateway.waiting() > 0);
        mailbox("secret");
        publishMailbox(sender, mail.submissionPort());
        awaitProfile(sender, 1);

        // When
        String byMailbox = request("", "client@example.org");
        String ofAnother = "r-" + UUID.randomUUID();
        String byRelay = new String(json(ofAnother, BY_RELAY, "other@example.org", "Bonjour"), StandardCharsets.UTF_8);
        publish(byRelay.replace(sender, "another-" + sender).getBytes(StandardCharsets.UTF_8));

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, byMailbox, DocumentSent.class);
        awaitEvent(Topics.DOCUMENT_SENT, ofAnother, DocumentSent.class);
        assertThat(gateway.waiting()).isPositive();
        gateway.leadTo(mail.submissionPort());
        gateway.hangUp();
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
