package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What failed can be sent again by an operator who has seen what that would be. */
@QuarkusTest
class ReplayTest extends WholeService {
    private static final String FROM = "\"from\":{\"address\":\"a@example.org\"},";

    @InjectOidc
    OidcPart oidc;

    private Asking operator;
    private String to;

    @BeforeEach
    void people() {
        operator = Asking.operator(oidc);
        to = UUID.randomUUID() + "@example.org";
    }

    @Test
    void whatFailedIsSentAgainUnderTheSameKey() throws Exception {
        // Given
        String requestId = failed();
        ours("\"dryRun\":true")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("unreplayable", equalTo(0))
                .body("dryRun", equalTo(true))
                .body("sample.requestId", contains(requestId));
        assertThat(count("state = 'FAILED'", requestId)).isEqualTo(1);

        // When
        ours("\"expected\":1").then().statusCode(200).body("count", equalTo(1));

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        ReceivedMessage message = mail.receivedFor(to).getFirst();
        assertThat(message.text()).contains("Message-ID: " + sent.messageId());
        await().atMost(SOON).until(() -> count("payload is null", requestId) == 1);
        operator.request()
                .get(path(requestId))
                .then()
                .body("steps.state", contains("FAILED", "WAITING", "SENT"))
                .body("steps.by", hasItem("OPERATOR"))
                .body("steps[0].smtp.code", equalTo(550))
                .body("steps[0].smtp.stage", equalTo("RCPT"));
        operator.request()
                .get("/deliveries/audit")
                .then()
                .body("acts.find { it.what.sender == '%s' }.act".formatted(sender), equalTo("REPLAY"))
                .body("acts.find { it.what.sender == '%s' }.count".formatted(sender), equalTo(1));
    }

    @Test
    void whatIsSentAgainBecomesDueOneAfterTheOther() throws Exception {
        // Given
        String first = failed();
        String second = failed();

        // When
        ours("\"expected\":2").then().statusCode(200).body("count", equalTo(2));

        // Then
        assertThat(Duration.between(due(first), due(second))).isEqualTo(Duration.ofMillis(50));
        awaitEvent(Topics.DOCUMENT_SENT, first, DocumentSent.class);
        awaitEvent(Topics.DOCUMENT_SENT, second, DocumentSent.class);
    }

    @Test
    void nobodySendsMoreThanTheyHaveSeen() throws Exception {
        // Given
        String requestId = failed();

        // Then
        ours("\"expected\":2")
                .then()
                .statusCode(409)
                .body("type", containsString("count-changed"))
                .body("detail", containsString("1"));
        assertThat(count("state = 'FAILED'", requestId)).isEqualTo(1);
    }

    @Test
    void whatIsNoLongerKeptIsCountedAndLeftAlone() throws Exception {
        // Given
        String requestId = failed();
        update("update delivery set payload = null", requestId);

        // Then
        ours("\"dryRun\":true").then().body("count", equalTo(0)).body("unreplayable", equalTo(1));
        ours("\"expected\":0").then().statusCode(200).body("count", equalTo(0));
        assertThat(count("state = 'FAILED'", requestId)).isEqualTo(1);
    }

    @Test
    void onlyOperatorsSendAgainWhatFailed() throws Exception {
        // Given
        String requestId = failed();

        // Then
        post(Asking.person(oidc, "acme", sender), "{\"requestId\":\"" + requestId + "\",\"expected\":1}")
                .then()
                .statusCode(403)
                .body("type", containsString("role-missing"));
        assertThat(count("state = 'FAILED'", requestId)).isEqualTo(1);
    }

    @Test
    void whatFailedIsForgottenWithItsSender() throws Exception {
        // Given
        String requestId = failed();
        assertThat(count("payload is not null", requestId)).isEqualTo(1);

        // When
        erase();

        // Then
        await().atMost(SOON).until(() -> count("payload is null", requestId) == 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; ''",
                "{\"dryRun\":true}; ''",
                "{\"cause\":\"BAD\",\"dryRun\":true}; /cause",
                "{\"cause\":\"EXPIRED\"}; /expected",
                "{\"cause\":\"EXPIRED\",\"expected\":-1}; /expected",
                "{\"cause\":\"EXPIRED\",\"expected\":\"many\"}; /expected",
                "{\"causes\":\"EXPIRED\",\"tenant\":\"acme\",\"dryRun\":true}; /causes",
                "{\"tenant\":\"a/b\",\"dryRun\":true}; /tenant",
                "{\"requestId\":\"r\",\"dryRun\":true}; /tenant",
                "{\"since\":\"yesterday\",\"dryRun\":true}; /since"
            })
    void rubbishIsNamed(String body, String field) {
        post(operator, body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("request-unreadable"))
                .body("faults.field", hasItem(field));
    }

    private String failed() throws Exception {
        mail.rules().rejectRecipient(to);
        String requestId = request(FROM, to);
        awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        mail.rules().reset();
        return requestId;
    }

    private Instant due(String requestId) {
        return Instant.parse(operator.request().get(path(requestId)).jsonPath().getString("steps[1].until"));
    }

    private Response ours(String fields) {
        return post(operator, "{\"tenant\":\"acme\",\"sender\":\"" + sender + "\"," + fields + "}");
    }

    private static Response post(Asking who, String body) {
        return who.request().contentType("application/json").body(body).post("/deliveries/replay");
    }
}
