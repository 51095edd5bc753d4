package dev.facteur.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.sender.Connection.State;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees which deliveries, and how they are found. */
@QuarkusTest
class DeliveriesTest extends WholeService {
    private static final String FROM = "\"from\":{\"address\":\"a@example.org\"},";

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
    void aPersonSeesTheirOwnDocumentsAndWhatBecameOfThem() throws Exception {
        // Given
        mail.rules().rejectRecipient("nobody@example.org");
        String sent = request(FROM, "client@example.org");
        awaitEvent(Topics.DOCUMENT_SENT, sent, DocumentSent.class);
        String failed = request(FROM, "nobody@example.org");
        awaitEvent(Topics.DELIVERY_FAILED, failed, DeliveryFailed.class);

        // Then
        me.request()
                .get("/deliveries")
                .then()
                .statusCode(200)
                .body("deliveries.requestId", contains(failed, sent))
                .body("deliveries[1].state", equalTo("SENT"))
                .body("deliveries[1].document.id", equalTo("F-1"))
                .body("deliveries[1].method", equalTo("RELAY"))
                .body("deliveries[1].sentence", equalTo("Sent."))
                .body("deliveries[1].whatToDo", nullValue())
                .body("deliveries[1].recipients[0].address", equalTo("client@example.org"))
                .body("deliveries[0].state", equalTo("FAILED"))
                .body("deliveries[0].cause", equalTo("RECIPIENT_REJECTED"))
                .body("deliveries[0].sentence", containsString("address was refused"))
                .body("deliveries[0].whatToDo", containsString("Check the recipient's address"))
                .body("cursor", nullValue());
        me.request("fr").get("/deliveries").then().body("deliveries[1].sentence", equalTo("Envoyé."));
    }

    @Test
    void nobodySeesWhatIsSomebodyElses() throws Exception {
        // Given
        String requestId = request(FROM, "client@example.org");
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        Asking colleague = Asking.person(oidc, "acme", "somebody-else");
        Asking namesake = Asking.person(oidc, "umbrella", sender);

        // Then
        for (Asking other : List.of(colleague, namesake)) {
            for (String query :
                    List.of("", "?tenant=acme", "?tenant=acme&sender=" + sender, "?requestId=" + requestId)) {
                other.request()
                        .get("/deliveries" + query)
                        .then()
                        .statusCode(200)
                        .body("deliveries", empty());
                other.request().get("/deliveries/count" + query).then().body("count", equalTo(0));
                other.request().get("/deliveries/summary" + query).then().body("groups", empty());
            }
        }
    }

    @Test
    void anOperatorSeesEverybodysButNoAddress() throws Exception {
        // Given
        String requestId = request(FROM, "client@example.org");
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);

        // Then
        String answer = operator.request()
                .get("/deliveries?tenant=acme&sender=" + sender)
                .then()
                .statusCode(200)
                .body("deliveries.requestId", contains(requestId))
                .body("deliveries[0].recipients[0].domain", equalTo("example.org"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("client@");
        operator.request()
                .get("/deliveries?tenant=umbrella&sender=" + sender)
                .then()
                .body("deliveries", empty());
        operator.request().get("/deliveries?mine=true").then().body("deliveries", empty());
        operator.request().get("/deliveries?limit=200").then().body("deliveries.requestId", hasItem(requestId));
    }

    @Test
    void deliveriesAreFoundByWhatIsKnownOfThem() throws Exception {
        // Given
        mail.rules().rejectRecipient("nobody@example.org");
        String failed = request(FROM, "nobody@example.org");
        awaitEvent(Topics.DELIVERY_FAILED, failed, DeliveryFailed.class);

        // Then
        for (String query : List.of(
                "state=FAILED",
                "state=WAITING&state=FAILED",
                "cause=RECIPIENT_REJECTED",
                "document=F-1",
                "method=RELAY",
                "requestId=" + failed,
                "since=2020-01-01T00:00:00Z")) {
            me.request().get("/deliveries?" + query).then().body("deliveries.requestId", contains(failed));
            me.request()
                    .get("/deliveries/count?" + query)
                    .then()
                    .body("count", equalTo(1))
                    .body("isMore", equalTo(false));
        }
        for (String query : List.of(
                "state=SENT",
                "cause=EXPIRED",
                "document=F-2",
                "method=SMTP",
                "requestId=" + failed + "x",
                "until=2020-01-01T00:00:00Z")) {
            me.request().get("/deliveries?" + query).then().body("deliveries", empty());
            me.request().get("/deliveries/count?" + query).then().body("count", equalTo(0));
        }
    }

    @Test
    void whatWaitsForItsSenderIsCounted() throws Exception {
        // Given
        mailbox("right");
        settings.password("acme", sender, "wrong");
        publishProfile(1, State.CONNECTED);
        String requestId = request("", "client@example.org");
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);

        // Then
        me.request()
                .get("/deliveries/count?state=WAITING&reason=AUTHENTICATION_EXPIRED")
                .then()
                .body("count", equalTo(1));
        me.request()
                .get("/deliveries")
                .then()
                .body("deliveries[0].state", equalTo("WAITING"))
                .body("deliveries[0].reason", equalTo("AUTHENTICATION_EXPIRED"))
                .body("deliveries[0].until", nullValue())
                .body("deliveries[0].whatToDo", containsString("Reconnect"));
    }

    @Test
    void whatIsInTroubleIsSeenAtAGlance() throws Exception {
        // Given
        mail.rules().rejectRecipient("nobody@example.org");
        for (int i = 0; i < 2; i++) {
            awaitEvent(Topics.DELIVERY_FAILED, request(FROM, "nobody@example.org"), DeliveryFailed.class);
        }
        awaitEvent(
                Topics.DELIVERY_DELAYED,
                request("\"notBefore\":\"2099-01-01T00:00:00Z\"," + FROM, "client@example.org"),
                DeliveryDelayed.class);
        awaitEvent(Topics.DOCUMENT_SENT, request(FROM, "client@example.org"), DocumentSent.class);

        // Then
        for (Asking who : List.of(me, operator)) {
            who.request()
                    .get("/deliveries/summary?tenant=acme&sender=" + sender)
                    .then()
                    .statusCode(200)
                    .body("groups.state", contains("FAILED", "WAITING"))
                    .body("groups.count", contains(2, 1))
                    .body("groups[0].cause", equalTo("RECIPIENT_REJECTED"))
                    .body("groups[0].whoActs", notNullValue())
                    .body("groups[0].oldest", notNullValue())
                    .body("groups[1].reason", equalTo("SCHEDULED"))
                    .body("isMore", equalTo(false));
        }
        me.request()
                .get("/deliveries/summary?until=2020-01-01T00:00:00Z")
                .then()
                .body("groups", empty());
    }

    @Test
    void theWayOfADeliveryIsTold() throws Exception {
        // Given
        mail.rules().answerRecipient("client@example.org", "450 4.2.1 Try again later");
        String requestId = request(FROM, "client@example.org");
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        mail.rules().reset();
        makeDue(requestId);
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);

        // Then
        me.request()
                .get(path(requestId))
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("delivery.state", equalTo("SENT"))
                .body("steps.state", contains("WAITING", "SENT"))
                .body("steps.attempt", contains(1, 2))
                .body("steps[0].reason", equalTo("RETRY"))
                .body("steps[0].until", notNullValue())
                .body("steps[0].smtp.stage", equalTo("RCPT"))
                .body("steps[0].smtp.code", equalTo(450))
                .body("steps[0].tookMillis", notNullValue())
                .body("steps.event", contains("delivery-delayed", "document-sent"))
                .body("sentCopy.state", equalTo("NOT_WANTED"));
    }

    @Test
    void theShortWayOfADeliveryIsToldToo() throws Exception {
        // Given
        String requestId = request(FROM, "client@example.org");
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);

        // Then
        String answer = operator.request()
                .get(path(requestId))
                .then()
                .statusCode(200)
                .body("steps.state", contains("SENT"))
                .body("steps[0].tookMillis", notNullValue())
                .body("steps[0].event", equalTo("document-sent"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("client@");
    }

    @Test
    void pagesFollowEachOtherWhateverComesMeanwhile() throws Exception {
        // Given
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.addFirst(request(FROM, "client@example.org"));
            awaitEvent(Topics.DOCUMENT_SENT, asked.getFirst(), DocumentSent.class);
        }

        // When
        List<String> read = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            String behind = cursor.map(text -> "&cursor=" + text).orElse("");
            var page = me.request()
                    .get("/deliveries?limit=2" + behind)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("deliveries.requestId", String.class));
            cursor = Optional.ofNullable(page.getString("cursor"));
            awaitEvent(Topics.DOCUMENT_SENT, request(FROM, "client@example.org"), DocumentSent.class);
        } while (cursor.isPresent());

        // Then
        assertThat(read).isEqualTo(asked);
    }

    @Test
    void whoHasTheAnswerIsToldThatNothingChangedUntilSomethingDoes() throws Exception {
        // Given
        awaitEvent(Topics.DOCUMENT_SENT, request(FROM, "client@example.org"), DocumentSent.class);
        String tag = me.request()
                .get("/deliveries")
                .then()
                .header("ETag", notNullValue())
                .header("Cache-Control", containsString("no-cache"))
                .extract()
                .header("ETag");

        // Then
        me.request().header("If-None-Match", tag).get("/deliveries").then().statusCode(304);
        me.request("fr").header("If-None-Match", tag).get("/deliveries").then().statusCode(200);

        // When
        awaitEvent(Topics.DOCUMENT_SENT, request(FROM, "client@example.org"), DocumentSent.class);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> me.request()
                        .header("If-None-Match", tag)
                        .get("/deliveries")
                        .then()
                        .statusCode(200)
                        .body("deliveries.size()", greaterThanOrEqualTo(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "state=ASLEEP, /state",
        "reason=BAD, /reason",
        "cause=BAD, /cause",
        "whoActs=ME, /whoActs",
        "method=PIGEON, /method",
        "since=yesterday, /since",
        "until=+123456789-01-01T00:00:00Z, /until",
        "tenant=a/b, /tenant",
        "sender=%20, /sender",
        "requestId=, /requestId",
        "document=%00, /document",
        "limit=0, /limit",
        "limit=201, /limit",
        "limit=ten, /limit",
        "cursor=rubbish, /cursor",
        "cursor=OTk5OTk5OTk5OTk5OTk5OTk5L2EvYg, /cursor",
        "mine=perhaps, /mine",
        "stat=SENT, /stat"
    })
    void rubbishIsNamed(String query, String field) {
        me.request()
                .urlEncodingEnabled(false)
                .get("/deliveries?" + query.replace("+", "%2B"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://facteur.dev/problems/parameter-invalid"))
                .body("faults.field", contains(field));
    }

    @Test
    void whatIsOneTenantsIsFoundByItsTenant() {
        for (String query : List.of("sender=a", "requestId=a")) {
            operator.request()
                    .get("/deliveries?" + query)
                    .then()
                    .statusCode(400)
                    .body("faults.field", contains("/tenant"))
                    .body("faults.code", contains("REQUIRED"));
        }
    }

    @Test
    void nobodyGetsInWithoutATokenThatSaysWho() {
        given().get("/deliveries")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .contentType("application/problem+json");
        given().auth().oauth2("e30.e30.e30").get("/deliveries").then().statusCode(401);
        Asking.person(oidc, "", sender)
                .request()
                .get("/deliveries")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://facteur.dev/problems/identity-incomplete"))
                .body("detail", containsString("\"tenant\""));
        me.request().get("/nowhere").then().statusCode(404).body("type", not(nullValue()));
    }

    @Test
    void pagesOfNamedOriginsMayAskAndSeeWhatChanged() {
        given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization,if-none-match")
                .options("/deliveries")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://app.example"))
                .header("Access-Control-Allow-Headers", containsString("authorization"));
        me.request()
                .header("Origin", "https://app.example")
                .get("/deliveries")
                .then()
                .statusCode(200)
                .header("Access-Control-Expose-Headers", containsString("ETag"));
        me.request()
                .header("Origin", "https://evil.example")
                .get("/deliveries")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
