package dev.facteur.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.Scrape;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DocumentSent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** What an orchestrator is told while others are away. */
@QuarkusTest
@TestProfile(Watched.class)
class HealthTest extends WholeService {

    @Test
    void withoutTheDatabaseItIsNotReadyAndLivesOn() {
        // Given
        await().atMost(SOON).until(() -> status("ready") == 200);

        // When
        database.stop();

        // Then
        try {
            await().atMost(SOON).until(() -> status("ready") == 503);
            assertThat(status("live")).isEqualTo(200);
            assertThat(status("started")).isEqualTo(200);
        } finally {
            database.restart();
        }
        await().atMost(SOON).until(() -> status("ready") == 200);
        assertThat(status("live")).isEqualTo(200);
    }

    @Test
    void anOutageOfKafkaThatEventsDidNotOutlastIsNoReasonForARestart() throws Exception {
        // Given
        String requestId = request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);

        // When
        kafka.stop();

        // Then
        try {
            update("update delivery set reported = false, changed_at = now() - interval '1 hour'", requestId);
            await().atMost(SOON).until(() -> failedRecords() > 0);
            assertThat(status("live")).isEqualTo(200);
            assertThat(status("started")).isEqualTo(200);
            // What became of documents can still be looked up here.
            assertThat(status("ready")).isEqualTo(200);
        } finally {
            kafka.restart();
        }
        String next = request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");
        awaitEvent(Topics.DOCUMENT_SENT, next, DocumentSent.class);
        assertThat(status("live")).isEqualTo(200);
    }

    private static double failedRecords() {
        return Scrape.of(given().get("/q/metrics").asString()).samples().stream()
                .filter(sample -> sample.name().contains("record_error_total"))
                .mapToDouble(Scrape.Sample::value)
                .sum();
    }

    private static int status(String check) {
        return given().get("/q/health/" + check).statusCode();
    }
}
