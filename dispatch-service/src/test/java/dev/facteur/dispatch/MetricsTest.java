package dev.facteur.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.Scrape;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.sender.Connection.State;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What operators see in numbers. */
@QuarkusTest
class MetricsTest extends WholeService {
    private static final Pattern ROW = Pattern.compile("^\\| `(facteur_\\w+)` \\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");

    @Test
    void theTableSaysWhatThereIs() throws Exception {
        // Then
        assertThat(scrape().own()).isEqualTo(table());
    }

    @Test
    void aDocumentByTheRelayIsCountedOnceHoweverOftenItIsAskedFor() throws Exception {
        // Given
        Map<String, String> relay = Map.of("method", "RELAY", "provider", "relay");
        double accepted = scrape().sum("facteur_documents_accepted_total", relay);
        double timed = scrape().sum("facteur_document_acceptance_seconds_count", Map.of("method", "RELAY"));
        double repeated = scrape().sum("facteur_requests_total", Map.of("taken", "REPEATED"));

        // When
        String requestId = request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        publish(json(requestId, "\"from\":{\"address\":\"a@example.org\"},", "client@example.org", "Bonjour"));

        // Then
        await().atMost(SOON)
                .until(() -> scrape().sum("facteur_requests_total", Map.of("taken", "REPEATED")) == repeated + 1);
        assertThat(scrape().sum("facteur_documents_accepted_total", relay)).isEqualTo(accepted + 1);
        assertThat(scrape().sum("facteur_document_acceptance_seconds_count", Map.of("method", "RELAY")))
                .isEqualTo(timed + 1);
    }

    @Test
    void aRefusedDocumentIsCountedByItsCause() throws Exception {
        // Given
        Map<String, String> refused = Map.of("method", "RELAY", "cause", "RECIPIENT_REJECTED");
        double before = scrape().sum("facteur_documents_failed_total", refused);
        double callers = scrape().sum("facteur_failures_total", Map.of("who_acts", "CALLER"));
        mail.rules().rejectRecipient("nobody@example.org");

        // When
        awaitEvent(
                Topics.DELIVERY_FAILED,
                request("\"from\":{\"address\":\"a@example.org\"},", "nobody@example.org"),
                DeliveryFailed.class);

        // Then
        await().atMost(SOON).until(() -> scrape().sum("facteur_documents_failed_total", refused) == before + 1);
        assertThat(scrape().sum("facteur_failures_total", Map.of("who_acts", "CALLER")))
                .isEqualTo(callers + 1);
    }

    @Test
    void whatWaitsIsReadFromTheLedger() throws Exception {
        // Given
        mailbox("new-password");
        settings.password("acme", sender, "old-password");
        publishProfile(1, State.CONNECTED);
        Map<String, String> reason = Map.of("reason", "AUTHENTICATION_EXPIRED");
        await().atMost(SOON).until(() -> !Double.isNaN(scrape().sum("facteur_documents_waiting", reason)));
        double before = scrape().sum("facteur_documents_waiting", reason);

        // When
        awaitEvent(Topics.DELIVERY_DELAYED, request("", "client@example.org"), DeliveryDelayed.class);

        // Then
        await().atMost(SOON).until(() -> scrape().sum("facteur_documents_waiting", reason) > before);
        assertThat(scrape().sum("facteur_documents_waiting_oldest_seconds", reason))
                .isPositive();
        assertThat(scrape().sum("facteur_documents_deferred_total", reason)).isPositive();
    }

    @Test
    void unreadableRecordsAreCounted() throws Exception {
        // Given
        double before = scrape().sum("facteur_requests_total", Map.of("taken", "UNREADABLE"));

        // When
        publish("no JSON".getBytes(StandardCharsets.UTF_8));

        // Then
        await().atMost(SOON)
                .until(() -> scrape().sum("facteur_requests_total", Map.of("taken", "UNREADABLE")) == before + 1);
    }

    private static Scrape scrape() {
        return Scrape.of(given().get("/q/metrics").asString());
    }

    private static Map<String, Set<String>> table() throws IOException {
        Map<String, Set<String>> table = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .forEach(row -> table.put(
                        row.group(1),
                        new TreeSet<>(LABEL.matcher(row.group(2))
                                .results()
                                .map((MatchResult label) -> label.group(1))
                                .toList())));
        return table;
    }
}
