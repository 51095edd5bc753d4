package dev.facteur.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.facteur.embedded.EmbeddedKafka;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.embedded.quarkus.MailResource;
import dev.facteur.embedded.quarkus.OidcResource;
import dev.facteur.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A save neither fails nor waits while Kafka is down. */
@QuarkusTest
@TestProfile(KafkaOutageTest.OwnBroker.class)
@QuarkusTestResource(value = StoppableKafkaResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "database", value = "settings"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OidcResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = MailResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OddServersResource.class, restrictToAnnotatedClass = true)
class KafkaOutageTest {
    private static final String ME = "/sender-profiles/me";
    private static final String RELAY = "{\"address\": \"jeanne@example.org\", \"method\": \"RELAY\"}";

    /** Starts the service anew, with the broker of this class. */
    public static final class OwnBroker implements QuarkusTestProfile {}

    @InjectOidc
    OidcPart oidc;

    @SuppressWarnings("NullAway.Init") // by the test resource
    @StoppableKafkaResource.InjectBroker
    EmbeddedKafka broker;

    @Test
    void aProviderThatIsNotSetUpIsNotOffered() {
        Api jeanne = Api.newcomer(oidc);

        jeanne.request().get("/partner-connections").then().body("offered", equalTo(List.of(false, false)));
        jeanne.request()
                .post("/partner-connections/gmail")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://facteur.dev/problems/partner-not-offered"));
    }

    @Test
    void aTestMessageIsNotTakenAndThePersonIsToldSo() {
        Api jeanne = Api.newcomer(oidc);
        jeanne.request().body(RELAY).put(ME).then().statusCode(200);
        jeanne.request().post(ME + "/test-message").then().statusCode(202);
        broker.stop();
        try {
            jeanne.request()
                    .post(ME + "/test-message")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .body("type", equalTo("https://facteur.dev/problems/documents-not-taken"));
        } finally {
            broker.restart();
        }
    }

    @Test
    void whatWasSavedMeanwhileIsPublishedWhenKafkaIsBack() {
        Api jeanne = Api.newcomer(oidc);
        broker.stop();
        try {
            jeanne.request().body(RELAY).put(ME).then().statusCode(200).time(lessThan(5_000L));
            jeanne.request().body(RELAY).put(ME).then().statusCode(200).time(lessThan(5_000L));
        } finally {
            broker.restart();
        }
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        int saved = jeanne.request().get(ME).path("version");

        try (ProfileTopic topic = new ProfileTopic(broker)) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() ->
                            assertThat(topic.valuesOf(jeanne.key()).toString()).contains("\"version\":" + saved));
        }
    }
}
