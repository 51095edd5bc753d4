package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.Topics;
import dev.facteur.model.document.SendDocument;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail to oneself is a request like any other. */
@QuarkusTest
@EmbeddedParts
class TestMessageTest {
    private static final String ME = "/sender-profiles/me";
    private static final String TEST = ME + "/test-message";
    private static final Duration SOON = Duration.ofSeconds(30);

    @InjectOidc
    OidcPart oidc;

    @InjectKafka
    KafkaPart kafka;

    @InjectMail
    MailPart mail;

    private Api jeanne;

    @BeforeEach
    void somebody() {
        jeanne = Api.newcomer(oidc);
    }

    private void sendsBy(String form) {
        jeanne.request().body(form).put(ME).then().statusCode(200);
    }

    private String relay() {
        return "{\"address\": \"%s\", \"displayName\": \"Jeanne Martin\", \"method\": \"RELAY\"}"
                .formatted(jeanne.address());
    }

    private SendDocument published() {
        try (ProfileTopic topic = new ProfileTopic(kafka, Topics.SEND_DOCUMENT)) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(topic.valuesOf(jeanne.key())).hasSize(1));
            return FacteurJson.newMapper()
                    .readValue(topic.valuesOf(jeanne.key()).getFirst(), SendDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesForOnesOwnAddressByTheSavedMailbox() {
        sendsBy(new Mailboxes(mail).working(jeanne.address()));

        String requestId = jeanne.request()
                .post(TEST)
                .then()
                .statusCode(202)
                .body("requestId", startsWith("test-"))
                .extract()
                .path("requestId");

        SendDocument request = published();
        assertThat(request.requestId().value()).isEqualTo(requestId);
        assertThat(request.key()).hasToString(jeanne.key());
        assertThat(request.recipients()).extracting(to -> to.address().value()).containsExactly(jeanne.address());
        assertThat(request.document().orElseThrow().value().get("type").asText())
                .isEqualTo("test-message");
        assertThat(request.subject()).isEqualTo("Message de test : l'envoi de vos documents fonctionne");
        assertThat(request.text().orElseThrow())
                .contains(jeanne.address(), "par votre boîte aux lettres (localhost)")
                .doesNotContain("{");
        assertThat(request.expiresAt().orElseThrow()).isAfter(Instant.now());
    }

    @Test
    void speaksTheCallersLanguage() {
        sendsBy(relay());

        jeanne.inEnglish().post(TEST).then().statusCode(202);

        assertThat(published().subject()).isEqualTo("Test message: sending your documents works");
        assertThat(published().text().orElseThrow()).contains("through the application's server");
    }

    @Test
    void somebodyWhoNeverSavedAnythingSavesFirst() {
        jeanne.request().post(TEST).then().statusCode(409).body("type", endsWithProblem("profile-missing"));
    }

    @Test
    void whoHasToSignInAgainDoesSoFirst() {
        sendsBy(new Mailboxes(mail).working(jeanne.address()));
        Instant now = Instant.now();
        Events.publish(kafka, Topics.AUTHENTICATION_EXPIRED, jeanne.key(), """
                {"episodeId": "e-1", "tenantId": "%s", "senderId": "%s", "method": "SMTP", "at": "%s", "account": "%s",
                 "reason": "535 5.7.8", "since": "%s", "waiting": 1}""".formatted(
                        jeanne.tenant(), jeanne.sender(), now, jeanne.address(), now));
        await().atMost(SOON)
                .untilAsserted(() -> jeanne.request().get(ME).then().body("connection.state", equalTo("EXPIRED")));

        jeanne.request().post(TEST).then().statusCode(409).body("type", endsWithProblem("authentication-expired"));
    }

    @Test
    void afterAFewOneHasToWait() {
        sendsBy(relay());
        for (int i = 0; i < 3; i++) {
            jeanne.request().post(TEST).then().statusCode(202);
        }

        jeanne.request()
                .post(TEST)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]|[1-5][0-9]|60"))
                .body("type", endsWithProblem("too-many-test-messages"));
    }

    @Test
    void isSentForNobodyElse() {
        sendsBy(relay());
        jeanne.request().post(TEST).then().statusCode(202);

        Api paul = new Api(oidc, "other", jeanne.sender(), List.of());

        paul.request().post(TEST).then().statusCode(409).body("type", endsWithProblem("profile-missing"));
    }

    private static Matcher<String> endsWithProblem(String slug) {
        return equalTo("https://facteur.dev/problems/" + slug);
    }
}
