package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@EmbeddedParts
class ReconnectNoticeTest {
    private static final String ME = "/sender-profiles/me";
    private static final Duration SOON = Duration.ofSeconds(30);

    @InjectOidc
    OidcPart oidc;

    @InjectKafka
    KafkaPart kafka;

    @InjectMail
    MailPart mail;

    @Inject
    MockMailbox mailbox;

    private Api jeanne;
    private String form;

    @BeforeEach
    void aMailboxThatWorks() {
        jeanne = Api.newcomer(oidc);
        form = new Mailboxes(mail).working(jeanne.address());
        jeanne.request().body(form).put(ME).then().statusCode(200);
    }

    private void dispatchSaysItExpired(Instant at) {
        String event = """
                {"episodeId": "e-1", "tenantId": "%s", "senderId": "%s", "method": "SMTP", "at": "%s", "account": "%s",
                 "reason": "535 5.7.8", "since": "%s", "waiting": 3}""".formatted(jeanne.tenant(), jeanne.sender(), at, jeanne.address(), at);
        publish(event);
    }

    private void publish(String event) {
        Events.publish(kafka, Topics.AUTHENTICATION_EXPIRED, jeanne.key(), event);
    }

    private String state() {
        return jeanne.request().get(ME).path("connection.state");
    }

    @Test
    void anExpiredMailboxIsShownPublishedAndToldOnce() {
        dispatchSaysItExpired(Instant.now());
        dispatchSaysItExpired(Instant.now());

        await().atMost(SOON).untilAsserted(() -> assertThat(state()).isEqualTo("EXPIRED"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(mailbox.getMailsSentTo(jeanne.address())).hasSize(1));
        assertThat(mailbox.getMailsSentTo(jeanne.address()).getFirst().getText())
                .contains(jeanne.address(), "Documents qui attendent : 3.", "Documents that wait: 3.");
        new Api(oidc, "none", "dispatch-service", List.of("dispatch"))
                .request()
                .get("/internal/senders/%s/credential".formatted(jeanne.key()))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://facteur.dev/problems/authentication-expired"));
        try (ProfileTopic topic = new ProfileTopic(kafka)) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(topic.valuesOf(jeanne.key()).toString()).contains("EXPIRED"));
        }
    }

    @Test
    void aCorrectedPasswordConnectsAgain() {
        dispatchSaysItExpired(Instant.now());
        await().atMost(SOON).untilAsserted(() -> assertThat(state()).isEqualTo("EXPIRED"));

        jeanne.request().body(form).put(ME).then().statusCode(200).body("connection.state", equalTo("CONNECTED"));
    }

    @Test
    void newsFromBeforeTheLastCheckIsNoNews() {
        dispatchSaysItExpired(Instant.now().minusSeconds(60));
        publish("not JSON");
        Api paul = jeanne;
        aMailboxThatWorks();
        dispatchSaysItExpired(Instant.now());

        await().atMost(SOON).untilAsserted(() -> assertThat(state()).isEqualTo("EXPIRED"));
        paul.request().get(ME).then().body("connection.state", equalTo("CONNECTED"));
        assertThat(mailbox.getMailsSentTo(paul.address())).isEmpty();
    }
}
