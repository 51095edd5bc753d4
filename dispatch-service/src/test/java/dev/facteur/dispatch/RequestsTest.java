package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DocumentSent;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What comes in: repeats, contradictions, and what is no request at all. */
@QuarkusTest
class RequestsTest extends WholeService {

    @Test
    void theSameRequestTwiceIsOneMailAndTwoEqualEvents() throws Exception {
        // Given
        String requestId = "r-" + UUID.randomUUID();
        String to = UUID.randomUUID() + "@example.org";
        byte[] request = json(requestId, "\"from\":{\"address\":\"a@example.org\"},", to, "Bonjour");

        // When
        publish(request);
        publish(request);
        await().atMost(SOON)
                .until(() -> records(Topics.DOCUMENT_SENT, requestId).size() >= 2);
        publish(request);

        // Then
        await().atMost(SOON)
                .until(() -> records(Topics.DOCUMENT_SENT, requestId).size() >= 3);
        List<ConsumerRecord<String, byte[]>> events = records(Topics.DOCUMENT_SENT, requestId);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.value()).isEqualTo(events.getFirst().value());
            assertThat(header(event, "ce_id")).isEqualTo(header(events.getFirst(), "ce_id"));
        });
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void theSameKeyWithOtherContentsIsPutAside() throws Exception {
        // Given
        String requestId = "r-" + UUID.randomUUID();
        String to = UUID.randomUUID() + "@example.org";
        publish(json(requestId, "\"from\":{\"address\":\"a@example.org\"},", to, "Bonjour"));
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);

        // When
        publish(json(requestId, "\"from\":{\"address\":\"a@example.org\"},", to, "Bonsoir"));

        // Then
        await().atMost(SOON)
                .until(() -> record(Topics.SEND_DOCUMENT_REJECTED, requestId).isPresent());
        assertThat(header(record(Topics.SEND_DOCUMENT_REJECTED, requestId).orElseThrow(), "rejection-reason"))
                .contains("/requestId");
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsPutAsideUntouched() throws Exception {
        // Given
        String poison = "{\"requestId\":\"poison-" + UUID.randomUUID() + "\", not json";
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.SEND_DOCUMENT, "any key", poison.getBytes(StandardCharsets.UTF_8));
        record.headers().add("caller", "billing".getBytes(StandardCharsets.UTF_8));

        // When
        producer.send(record).get();
        producer.send(new ProducerRecord<>(Topics.SEND_DOCUMENT, "tombstone", null))
                .get();
        String after = request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, after, DocumentSent.class);
        await().atMost(SOON)
                .until(() -> topic(Topics.SEND_DOCUMENT_REJECTED).records().stream()
                        .anyMatch(rejected -> "tombstone".equals(rejected.key()) && rejected.value() == null));
        ConsumerRecord<String, byte[]> rejected = topic(Topics.SEND_DOCUMENT_REJECTED).records().stream()
                .filter(candidate -> candidate.value() != null
                        && new String(candidate.value(), StandardCharsets.UTF_8).equals(poison))
                .findFirst()
                .orElseThrow();
        assertThat(rejected.key()).isEqualTo("any key");
        assertThat(header(rejected, "caller")).isEqualTo("billing");
        assertThat(header(rejected, "rejection-reason")).isNotBlank();
    }
}
