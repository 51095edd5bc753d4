package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of documents while the mailbox is unavailable is the person's own choice, also while it is unavailable. */
@QuarkusTest
@EmbeddedParts
class RelayWhileUnavailableTest {
    private static final String ME = "/sender-profiles/me";
    private static final String FLAG = "relayWhileUnavailable";
    private static final Duration SOON = Duration.ofSeconds(30);

    @InjectOidc
    OidcPart oidc;

    @InjectKafka
    KafkaPart kafka;

    @InjectMail
    MailPart mail;

    @InjectGoogle
    EmbeddedPartner google;

    @Inject
    MockMailbox mailbox;

    private Api jeanne;
    private String form;

    @BeforeEach
    void aMailboxThatWorks() {
        jeanne = Api.newcomer(oidc);
        form = new Mailboxes(mail).working(jeanne.address());
        jeanne.request().body(form).put(ME).then().statusCode(200).body(FLAG, equalTo(false));
    }

    @AfterEach
    void everythingIsAcceptedAgain() {
        mail.rules().reset();
    }

    private static String wanting(String form, boolean relay) {
        return form.substring(0, form.lastIndexOf('}')) + ", \"" + FLAG + "\": " + relay + "}";
    }

    @Test
    void aWishIsKeptPublishedAndInTheHistory() {
        jeanne.request()
                .body(wanting(form, true))
                .put(ME)
                .then()
                .statusCode(200)
                .body(FLAG, equalTo(true));

        jeanne.request().get(ME).then().body(FLAG, equalTo(true));
        jeanne.request().get(ME + "/history").then().body("[0].fields", hasItem("/" + FLAG));
        try (ProfileTopic topic = new ProfileTopic(kafka)) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(topic.valuesOf(jeanne.key()).getLast()).contains("\"" + FLAG + "\":true"));
        }
    }

    @Test
    void withTheRelayThereIsNothingToWish() {
        jeanne.request()
                .body("{\"address\": \"%s\", \"method\": \"RELAY\", \"%s\": true}".formatted(jeanne.address(), FLAG))
                .put(ME)
                .then()
                .statusCode(200)
                .body(FLAG, equalTo(false));
    }

    @Test
    void aMailboxThatIsDownDoesNotStandInTheWay() {
        mail.rules().answerAuthentication("454 4.7.0 Temporary authentication failure");
        String kept = Mailboxes.withoutPassword(form);

        jeanne.request()
                .body(wanting(kept, true))
                .put(ME)
                .then()
                .statusCode(200)
                .body(FLAG, equalTo(true));
        jeanne.request()
                .body(wanting(kept, false))
                .put(ME)
                .then()
                .statusCode(200)
                .body(FLAG, equalTo(false));

        // Whatever else is saved is tried first, as it is saved.
        jeanne.request().body(wanting(form, true)).put(ME).then().statusCode(422);
        jeanne.request().body(wanting(kept, false)).put(ME).then().statusCode(422);
    }

    @Test
    void aMailboxThatExpiredStaysSoAndNothingWaitsForItsOwnerAnyMore() {
        expired();
        await().atMost(SOON).until(() -> "EXPIRED".equals(state()));
        waits("r-1");
        await().atMost(SOON)
                .untilAsserted(() -> jeanne.request().get(ME).then().body("connection.waiting", equalTo(1)));

        jeanne.request()
                .body(wanting(Mailboxes.withoutPassword(form), true))
                .put(ME)
                .then()
                .statusCode(200)
                .body("connection.state", equalTo("EXPIRED"))
                .body("connection.waiting", equalTo(0));
    }

    @Test
    void theNoticeSaysThatDocumentsLeaveByTheApplicationMeanwhile() {
        jeanne.request()
                .body(wanting(Mailboxes.withoutPassword(form), true))
                .put(ME)
                .then()
                .statusCode(200);

        expired();

        await().atMost(SOON)
                .until(() -> mailbox.getMailsSentTo(jeanne.address()).size() == 1);
        assertThat(mailbox.getMailsSentTo(jeanne.address()).getFirst().getText())
                .contains("vos documents partent par l'application", "your documents leave by the application")
                .doesNotContain("attendent", "wait");
        assertThat(mailbox.getMailsSentTo(jeanne.address()).getFirst().getSubject())
                .contains("à reconnecter");
    }

    @Test
    void theWishOutlivesAnAccountThatIsConnectedAnew() {
        jeanne.request().body(wanting(form, true)).put(ME).then().statusCode(200);

        new Consenting(jeanne, google, "gmail").grantedAs(jeanne.address());

        jeanne.request().get(ME).then().body("method", equalTo("GMAIL")).body(FLAG, equalTo(true));
    }

    private String state() {
        return jeanne.request().get(ME).path("connection.state");
    }

    private void expired() {
        Events.publish(kafka, Topics.AUTHENTICATION_EXPIRED, jeanne.key(), """
                {"episodeId": "e-1", "tenantId": "%1$s", "senderId": "%2$s", "method": "SMTP", "at": "%3$s",
                 "account": "%4$s", "reason": "535 5.7.8", "since": "%3$s", "waiting": 0}""".formatted(
                        jeanne.tenant(), jeanne.sender(), Instant.now(), jeanne.address()));
    }

    private void waits(String request) {
        Events.publish(kafka, Topics.DELIVERY_DELAYED, jeanne.key(), """
                {"requestId": "%s", "tenantId": "%s", "senderId": "%s", "method": "SMTP", "at": "%s", "attempts": 1,
                 "reason": "AUTHENTICATION_EXPIRED", "detail": "…"}""".formatted(
                        request, jeanne.tenant(), jeanne.sender(), Instant.now()));
    }
}
