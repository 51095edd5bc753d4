package dev.facteur.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DocumentSent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A part is restarted while documents leave, by the relay and by a mailbox: each is mailed once and told once. */
@QuarkusTest
@TestProfile(ShortTimes.class)
class RestartsTest extends WholeService {
    private static final String BY_RELAY = "\"from\":{\"address\":\"a@example.org\"},";

    private final Map<String, String> recipients = new LinkedHashMap<>();

    @Test
    void ofTheDatabaseInTheMiddle() throws Exception {
        // Given
        stream();

        // When
        database.stop();
        try {
            stream();
        } finally {
            database.restart();
        }
        stream();

        // Then
        assertAllSentOnce();
    }

    @Test
    void ofKafkaInTheMiddle() throws Exception {
        // Given
        stream();

        // When
        kafka.stop();
        kafka.restart();
        stream();

        // Then
        assertAllSentOnce();
    }

    @Test
    void ofBothAtOnce() throws Exception {
        // Given
        stream();

        // When
        kafka.stop();
        database.stop();
        kafka.restart();
        database.restart();
        stream();

        // Then
        assertAllSentOnce();
    }

    /** Twelve more; they are on their way when the first of them has arrived. */
    private void stream() throws Exception {
        if (recipients.isEmpty()) {
            mailbox("secret");
            publishMailbox(sender, gateway.port());
            awaitProfile(sender, 1);
        }
        String first = "";
        for (int i = 0; i < 12; i++) {
            String to = UUID.randomUUID() + "@example.org";
            String requestId = "r-" + UUID.randomUUID();
            String request = new String(json(requestId, i % 2 == 0 ? "" : BY_RELAY, to, "Bonjour"), UTF_8);
            publish((i % 2 == 0 ? request : request.replace(sender, "relay-" + sender)).getBytes(UTF_8));
            recipients.put(requestId, to);
            first = first.isEmpty() ? to : first;
        }
        if (recipients.size() == 12) {
            String arrives = first;
            await().atMost(SOON).until(() -> !mail.receivedFor(arrives).isEmpty());
        }
    }

    private void assertAllSentOnce() throws Exception {
        for (Map.Entry<String, String> request : recipients.entrySet()) {
            awaitEvent(Topics.DOCUMENT_SENT, request.getKey(), DocumentSent.class);
            assertEndedOnce(request.getKey());
            assertThat(mail.receivedFor(request.getValue())).hasSize(1);
        }
    }
}
