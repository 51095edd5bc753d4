package dev.facteur.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits can be given up, by its sender and by operators, and by nobody else. */
@QuarkusTest
class CancelTest extends WholeService {
    private static final String FROM = "\"from\":{\"address\":\"a@example.org\"},";
    private static final String LATER = "\"notBefore\":\"2099-01-01T00:00:00Z\"," + FROM;

    @InjectOidc
    OidcPart oidc;

    private Asking me;
    private Asking operator;

    @BeforeEach
    void people() {
        me = Asking.person(oidc, "acme", sender);
        operator = Asking.operator(oidc);
    }

    @Test
    void whatWaitsIsGivenUpByItsSender() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        String requestId = waiting(to);

        // When
        me.request()
                .post(path(requestId) + "/cancel")
                .then()
                .statusCode(200)
                .body("delivery.state", equalTo("FAILED"))
                .body("delivery.cause", equalTo("CANCELLED"))
                .body("steps.state", hasItems("WAITING", "FAILED"))
                .body("steps.by", hasItem("SENDER"));

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.CANCELLED);
        assertThat(failed.document().orElseThrow().value().get("id").asText()).isEqualTo("F-1");
        assertThat(count("payload is not null", requestId)).isZero();
        me.request()
                .post(path(requestId) + "/cancel")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://facteur.dev/problems/delivery-ended"));
        assertThat(mail.receivedFor(to)).isEmpty();
    }

    @Test
    void anOperatorsActStandsInTheAudit() throws Exception {
        // Given
        String requestId = waiting("client@example.org");

        // When
        operator.request().post(path(requestId) + "/cancel").then().statusCode(200);

        // Then
        operator.request()
                .get("/deliveries/audit")
                .then()
                .statusCode(200)
                .body("acts.find { it.what.requestId == '%s' }.act".formatted(requestId), equalTo("CANCEL"))
                .body("acts.find { it.what.requestId == '%s' }.who".formatted(requestId), equalTo("o.perator"))
                .body("acts.find { it.what.requestId == '%s' }.count".formatted(requestId), equalTo(1));
        me.request().get("/deliveries/audit").then().statusCode(403);
    }

    @Test
    void toAnybodyElseThereIsNoSuchDelivery() throws Exception {
        // Given
        String requestId = waiting("client@example.org");

        // Then
        for (Asking other :
                List.of(Asking.person(oidc, "acme", "somebody-else"), Asking.person(oidc, "umbrella", sender))) {
            for (String path : List.of(path(requestId), "/deliveries/umbrella/" + requestId)) {
                other.request().get(path).then().statusCode(404).body("type", unknown());
                other.request().post(path + "/cancel").then().statusCode(404).body("type", unknown());
                other.request()
                        .contentType("application/json")
                        .body("{\"as\":\"SENT\"}")
                        .post(path + "/resolve")
                        .then()
                        .statusCode(404)
                        .body("type", unknown());
            }
        }
        me.request()
                .get("/deliveries/acme/never-asked-for")
                .then()
                .statusCode(404)
                .body("type", unknown());
        me.request().get("/deliveries/acme/%20").then().statusCode(404).body("type", unknown());
        given().post(path(requestId) + "/cancel").then().statusCode(401);
        assertThat(count("state = 'WAITING'", requestId)).isEqualTo(1);
    }

    @Test
    void whatIsBeingSentIsNotGivenUp() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        publishProfileOn(gateway.port(), 1);
        gateway.beSilent();
        String requestId = request("", "client@example.org");
        await().atMost(SOON).until(() -> gateway.waiting() > 0);

        // Then
        me.request()
                .post(path(requestId) + "/cancel")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://facteur.dev/problems/delivery-under-way"));
        gateway.letGo();
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
    }

    /** Lanes take them while they are cancelled one after the other: each is cancelled or sent, none both. */
    @Test
    void nothingIsCancelledAndSent() throws Exception {
        // Given
        List<String> requestIds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            mail.rules().answerRecipient(recipient(i), "450 4.2.1 later");
            requestIds.add(request(FROM, recipient(i)));
        }
        for (String requestId : requestIds) {
            awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        }
        mail.rules().reset();

        // When
        for (String requestId : requestIds) {
            makeDue(requestId);
        }
        Map<String, Integer> statuses = new HashMap<>();
        for (String requestId : requestIds) {
            statuses.put(
                    requestId, me.request().post(path(requestId) + "/cancel").statusCode());
        }

        // Then
        for (int i = 0; i < requestIds.size(); i++) {
            String requestId = requestIds.get(i);
            await().atMost(SOON).until(() -> count("state in ('SENT', 'FAILED') and reported", requestId) == 1);
            boolean isSent = count("state = 'SENT'", requestId) == 1;
            assertThat(statuses.get(requestId)).isEqualTo(isSent ? 409 : 200);
            assertThat(mail.receivedFor(recipient(i))).hasSize(isSent ? 1 : 0);
        }
    }

    private String recipient(int number) {
        return sender + "-" + number + "@example.org";
    }

    private String waiting(String to) throws Exception {
        String requestId = request(LATER, to);
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        return requestId;
    }

    private static Matcher<String> unknown() {
        return containsString("delivery-unknown");
    }
}
