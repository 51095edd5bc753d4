package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.sender.Connection.State;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a held document nobody knows whether it was sent, until somebody says so. */
@QuarkusTest
class ResolveTest extends WholeService {
    private static final String HOLD = "\"onUncertain\":\"HOLD\",";
    private static final String FROM = "\"from\":{\"address\":\"a@example.org\"},";

    @InjectOidc
    OidcPart oidc;

    private Asking me;
    private String to;

    @BeforeEach
    void people() {
        me = Asking.person(oidc, "acme", sender);
        to = UUID.randomUUID() + "@example.org";
    }

    @Test
    void whatWasSentIsToldAsSent() throws Exception {
        // Given
        String requestId = held(HOLD + FROM);

        // When
        resolve(requestId, "SENT")
                .then()
                .statusCode(200)
                .body("delivery.state", equalTo("SENT"))
                .body("delivery.recipients.accepted", contains(true))
                .body("steps.by", hasItem("SENDER"));

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        ReceivedMessage message = mail.receivedFor(to).getFirst();
        assertThat(message.text()).contains("Message-ID: " + sent.messageId());
        assertThat(sent.from().value()).isEqualTo("documents@app.example");
        assertThat(mail.receivedFor(to)).hasSize(1);
        assertThat(count("payload is not null", requestId)).isZero();
        resolve(requestId, "RESEND").then().statusCode(409).body("type", containsString("delivery-ended"));
    }

    @Test
    void whatWasSentFromAMailboxIsCopiedIntoItsSentFolder() throws Exception {
        // Given
        mailbox("secret");
        settings.passwords("acme", sender, "secret", "secret");
        publishProfile(1, State.CONNECTED, Optional.of(imap()));
        String requestId = held(HOLD);

        // When
        resolve(requestId, "SENT").then().statusCode(200);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.sentCopy()).isEqualTo(SentCopy.PENDING);
        assertThat(sent.from()).isEqualTo(address());
    }

    @Test
    void whatIsToBeSentAgainLeavesWithTheSameBytes() throws Exception {
        // Given
        String requestId = held(HOLD + FROM);

        // When
        resolve(requestId, "RESEND").then().statusCode(200).body("delivery.state", equalTo("WAITING"));

        // Then
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        List<ReceivedMessage> received = mail.receivedFor(to);
        assertThat(received).hasSize(2);
        assertThat(messageText(received.get(1))).isEqualTo(messageText(received.get(0)));
        assertThat(records(Topics.DOCUMENT_SENT, requestId)).hasSize(1);
    }

    @Test
    void anOperatorSettlesItToo() throws Exception {
        // Given
        String requestId = held(HOLD + FROM);
        Asking operator = Asking.operator(oidc);

        // When
        operator.request()
                .contentType("application/json")
                .body("{\"as\":\"SENT\"}")
                .post(path(requestId) + "/resolve")
                .then()
                .statusCode(200);

        // Then
        operator.request()
                .get("/deliveries/audit")
                .then()
                .body("acts.find { it.what.requestId == '%s' }.act".formatted(requestId), equalTo("RESOLVE"));
    }

    @Test
    void whatIsHeldIsNotCancelledAndWhatWaitsIsNotSettled() throws Exception {
        // Given
        String held = held(HOLD + FROM);
        mail.rules().answerRecipient(to, "450 4.2.1 later");
        String waiting = request(FROM, to);
        awaitEvent(Topics.DELIVERY_DELAYED, waiting, DeliveryDelayed.class);

        // Then
        me.request().post(path(held) + "/cancel").then().statusCode(409).body("type", containsString("delivery-held"));
        resolve(waiting, "SENT").then().statusCode(409).body("type", containsString("delivery-not-held"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"as\":\"PERHAPS\"}", "{\"as\":null}", "{}", "{\"as\":1}", "SENT", ""})
    void rubbishIsNamed(String body) {
        me.request()
                .contentType("application/json")
                .body(body)
                .post("/deliveries/acme/any/resolve")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("request-unreadable"));
    }

    private String held(String fields) throws Exception {
        mail.rules().loseReplyToContent();
        String requestId = request(fields, to);
        awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        mail.rules().reset();
        return requestId;
    }

    private Response resolve(String requestId, String as) {
        return me.request()
                .contentType("application/json")
                .body("{\"as\":\"" + as + "\"}")
                .post(path(requestId) + "/resolve");
    }
}
