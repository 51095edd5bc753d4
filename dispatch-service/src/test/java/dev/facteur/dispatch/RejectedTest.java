package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DocumentSent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What could not be taken is listed, shown without what is nobody's business, and published again by one operator. */
@QuarkusTest
class RejectedTest extends WholeService {
    private static final String FROM = "\"from\":{\"address\":\"a@example.org\"},";

    @InjectOidc
    OidcPart oidc;

    private String to;
    private String requestId;

    @BeforeEach
    void people() {
        to = UUID.randomUUID() + "@example.org";
        requestId = "r-" + UUID.randomUUID();
    }

    @Test
    void whatCannotBeReadIsListedAndShownWithoutItsContents() throws Exception {
        int id = rejected(misspelt());

        ask().get("/rejected/" + id)
                .then()
                .statusCode(200)
                .body("record.reason", containsString("/onUncertain"))
                .body("record.tenantId", equalTo("acme"))
                .body("record.requestId", equalTo(requestId))
                .body("record.handling", nullValue())
                .body("contents.keeping", equalTo("KEPT"))
                .body("contents.key", equalTo("acme/" + sender))
                .body("contents.headers.find { it.name == 'authorization' }.value", nullValue())
                .body("contents.headers.find { it.name == 'authorization' }.length", equalTo(12))
                .body("contents.headers.find { it.name == 'ce_type' }.value", equalTo("a.request"))
                .body("contents.preview.looks", equalTo("JSON"))
                .body("contents.preview.text", containsString("@example.org"))
                .body("contents.preview.text", not(containsString(to)))
                .body("contents.preview.text", not(containsString("Bonjour")));
        ask().queryParam("reason", "ONUNCERTAIN").get("/rejected").then().body("records.id", hasItem(id));
        ask().queryParam("tenant", "umbrella").get("/rejected").then().body("records", empty());
    }

    @Test
    void whatIsCorrectedIsSentOnceAndToldInTheAudit() throws Exception {
        int id = rejected(misspelt());
        String corrected =
                shown(id).replace("MAYBE", "RESEND").replaceFirst("\"subject\":\"[^\"]+\"", "\"subject\":\"Corrigée\"");

        publish(id, corrected)
                .then()
                .statusCode(200)
                .body("requestId", equalTo(requestId))
                .body("isRepeat", equalTo(false));

        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(mail.receivedFor(to)).hasSize(1);
        assertThat(mail.receivedFor(to).getFirst().text()).contains("Bonjour");
        ask().get("/deliveries/audit")
                .then()
                .body("acts.find { it.what.requestId == '%s' }.act".formatted(requestId), equalTo("PUBLISH_AGAIN"))
                .body("acts.find { it.what.requestId == '%s' }.who".formatted(requestId), equalTo("o.perator"))
                .body("acts.find { it.what.requestId == '%s' }.what.replaced".formatted(requestId), hasItem("subject"));
        publish(id, corrected).then().statusCode(409).body("type", containsString("rejected-handled"));
        ask().queryParam("handled", "true").get("/rejected").then().body("records.id", hasItem(id));
        ask().get("/rejected").then().body("records.id", not(hasItem(id)));
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void ofTwoOperatorsOnePublishes() throws Exception {
        int id = rejected(misspelt());
        String corrected = shown(id).replace("MAYBE", "RESEND");
        Callable<Integer> act = () -> publish(id, corrected).statusCode();

        List<Future<Integer>> acts;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            acts = both.invokeAll(List.of(act, act));
        }

        assertThat(List.of(acts.getFirst().get(), acts.getLast().get())).containsExactlyInAnyOrder(200, 409);
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(recordsUpToNow(Topics.SEND_DOCUMENT, requestId)).hasSize(2);
    }

    @Test
    void whatIsStillWrongIsNamedAndNotPublished() throws Exception {
        int id = rejected(misspelt());
        String shown = shown(id);

        publish(id, shown)
                .then()
                .statusCode(422)
                .body("type", containsString("correction-invalid"))
                .body("faults[0].field", equalTo("/value/onUncertain"));
        publish(id, shown.replace("MAYBE", "RESEND") + "⟦99⟧").then().statusCode(422);
        publish(id, shown.replace(requestId, "⟦2⟧").replace("MAYBE", "RESEND"))
                .then()
                .statusCode(422)
                .body("faults[0].code", equalTo("MARK_MOVED"));
        publish(id, "").then().statusCode(400).body("faults[0].field", equalTo("/value"));
        assertThat(recordsUpToNow(Topics.SEND_DOCUMENT, requestId)).hasSize(1);
    }

    @Test
    void theKeyOfAnotherRequestIsNotTaken() throws Exception {
        publish(json(requestId, FROM, to, "Bonjour"));
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        int id = rejected(new String(json(requestId, FROM, to, "Autre chose"), StandardCharsets.UTF_8));
        String shown = shown(id);

        publish(id, shown).then().statusCode(409).body("type", containsString("request-key-taken"));

        String other = "r-" + UUID.randomUUID();
        publish(id, shown.replace(requestId, other)).then().statusCode(200);
        awaitEvent(Topics.DOCUMENT_SENT, other, DocumentSent.class);
        assertThat(mail.receivedFor(to)).hasSize(2);
    }

    @Test
    void whatNeedsNoPublishingIsDismissedOnce() throws Exception {
        int id = rejected(misspelt());

        ask().post("/rejected/" + id + "/dismiss").then().statusCode(204);

        ask().post("/rejected/" + id + "/dismiss").then().statusCode(409).body("detail", containsString("o.perator"));
        ask().get("/deliveries/audit")
                .then()
                .body("acts.find { it.what.rejected == %d }.act".formatted(id), equalTo("DISMISS"));
    }

    @Test
    void whatIsNoTextIsShownInHex() throws Exception {
        byte[] gzip = {0x1F, (byte) 0x8B, 8, 0, 1};
        producer.send(new ProducerRecord<>(Topics.SEND_DOCUMENT, "acme/" + sender, gzip))
                .get();
        int id = listed("senderId", sender);

        ask().get("/rejected/" + id)
                .then()
                .body("contents.preview.looks", equalTo("GZIP"))
                .body("contents.preview.hex", equalTo("1f 8b 08 00 01"));
        String written = new String(json(requestId, FROM, to, "Bonjour"), StandardCharsets.UTF_8);
        publish(id, written).then().statusCode(200);
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
    }

    @Test
    void whatTheTopicDoesNotKeepIsSaid() throws Exception {
        int id = rejected(misspelt());
        String shown = shown(id);
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "update rejected_request set topic_offset = 10000000 where id = ?")) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }

        ask().get("/rejected/" + id).then().statusCode(200).body("contents.keeping", equalTo("GONE"));
        publish(id, shown).then().statusCode(409).body("type", containsString("rejected-gone"));
    }

    @Test
    void onlyOperatorsSeeIt() throws Exception {
        int id = rejected(misspelt());
        Asking person = Asking.person(oidc, "acme", sender);

        person.request().get("/rejected").then().statusCode(403);
        person.request().get("/rejected/" + id).then().statusCode(403);
        person.request().post("/rejected/" + id + "/dismiss").then().statusCode(403);
        person.request().get("/operations/servers").then().statusCode(403);
        ask().get("/rejected/0").then().statusCode(404).body("type", containsString("rejected-unknown"));
        ask().get("/rejected/one").then().statusCode(404);
        ask().queryParam("tenants", "acme").get("/rejected").then().statusCode(400);
    }

    private String misspelt() {
        String request = new String(json(requestId, FROM, to, "Bonjour"), StandardCharsets.UTF_8);
        return request.substring(0, request.length() - 1) + ",\"onUncertain\":\"MAYBE\"}";
    }

    private int rejected(String value) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.SEND_DOCUMENT, "acme/" + sender, value.getBytes(StandardCharsets.UTF_8));
        record.headers().add("authorization", "Bearer abcde".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", "a.request".getBytes(StandardCharsets.UTF_8));
        producer.send(record).get();
        return listed("requestId", requestId);
    }

    private int listed(String name, String value) {
        await().atMost(SOON)
                .until(() -> ask().get("/rejected")
                                .jsonPath()
                                .getList("records.findAll { it.%s == '%s' }".formatted(name, value))
                                .size()
                        == 1);
        return ask().get("/rejected").jsonPath().getInt("records.find { it.%s == '%s' }.id".formatted(name, value));
    }

    private String shown(int id) {
        return ask().get("/rejected/" + id).jsonPath().getString("contents.preview.text");
    }

    private Response publish(int id, String value) {
        return ask().contentType("application/json")
                .body(Map.of("value", value))
                .post("/rejected/" + id + "/publish");
    }

    private RequestSpecification ask() {
        return Asking.operator(oidc).request();
    }
}
