package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.settings.profile.store.WaitingDocuments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many documents wait for their sender: as many as dispatch-service has told of, and none that has ended. */
@QuarkusTest
@EmbeddedParts
class WaitingDocumentsTest {
    private static final String ME = "/sender-profiles/me";
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
    WaitingDocuments documents;

    private Api jeanne;
    private String form;

    @BeforeEach
    void aMailboxThatWorks() {
        jeanne = Api.newcomer(oidc);
        form = new Mailboxes(mail).working(jeanne.address());
        jeanne.request().body(form).put(ME).then().statusCode(200);
    }

    private void expired(String method, Instant at) {
        Events.publish(kafka, Topics.AUTHENTICATION_EXPIRED, jeanne.key(), """
                {"episodeId": "e-1", "tenantId": "%s", "senderId": "%s", "method": "%s", "at": "%s", "account": "%s",
                 "reason": "535 5.7.8", "since": "%s", "waiting": 1}""".formatted(
                        jeanne.tenant(), jeanne.sender(), method, at, jeanne.address(), at));
    }

    private void waits(String request, String reason, Instant at) {
        Events.publish(kafka, Topics.DELIVERY_DELAYED, jeanne.key(), """
                {"requestId": "%s", "tenantId": "%s", "senderId": "%s", "method": "SMTP", "at": "%s", "attempts": 1,
                 "reason": "%s", "detail": "…"}""".formatted(
                        request, jeanne.tenant(), jeanne.sender(), at, reason));
    }

    private void waits(String request) {
        waits(request, "AUTHENTICATION_EXPIRED", Instant.now());
    }

    private void failed(String request, String cause) {
        Events.publish(kafka, Topics.DELIVERY_FAILED, jeanne.key(), """
                {"requestId": "%s", "tenantId": "%s", "senderId": "%s", "method": "SMTP", "at": "%s", "attempts": 1,
                 "cause": "%s", "whoActs": "SENDER", "detail": "…", "recipients": []}""".formatted(
                        request, jeanne.tenant(), jeanne.sender(), Instant.now(), cause));
    }

    private void restored(Instant at) {
        Events.publish(kafka, Topics.AUTHENTICATION_RESTORED, jeanne.key(), """
                {"episodeId": "e-1", "tenantId": "%s", "senderId": "%s", "method": "SMTP", "at": "%s", "account": "%s",
                 "since": "%s", "waiting": 2}""".formatted(
                        jeanne.tenant(), jeanne.sender(), at, jeanne.address(), at));
    }

    private long waiting() {
        return jeanne.request().get(ME).jsonPath().getLong("connection.waiting");
    }

    private void awaitWaiting(long expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).isEqualTo(expected));
    }

    private long counted() {
        return QuarkusTransaction.requiringNew().call(() -> documents.count(SenderKey.parse(jeanne.key())));
    }

    @Test
    void eachDocumentCountsOnceHoweverOftenItIsTold() {
        Instant now = Instant.now();
        waits("r-1");
        expired("SMTP", now);
        waits("r-2");
        waits("r-2");
        waits("r-3");
        waits("r-4", "RETRY", now);

        awaitWaiting(3);
    }

    @Test
    void whatEndsOtherwiseWaitsNoMore() {
        expired("SMTP", Instant.now());
        waits("r-1");
        waits("r-2");
        waits("r-3");
        awaitWaiting(3);

        failed("r-1", "CANCELLED");
        failed("r-2", "EXPIRED");

        awaitWaiting(1);
    }

    @Test
    void aPasswordThatIsCorrectedLetsThemAllGo() {
        expired("SMTP", Instant.now());
        waits("r-1");
        awaitWaiting(1);

        jeanne.request().body(form).put(ME).then().statusCode(200);

        assertThat(waiting()).isZero();
        assertThat(counted()).isZero();
    }

    @Test
    void newsOfAnEpisodeThatIsOverIsNoNews() {
        waits("r-old", "AUTHENTICATION_EXPIRED", Instant.now().minusSeconds(3_600));
        expired("SMTP", Instant.now());
        waits("r-1");

        awaitWaiting(1);
    }

    @Test
    void dispatchSaysWhenItIsOver() {
        Instant began = Instant.now();
        expired("SMTP", began);
        waits("r-1");
        awaitWaiting(1);

        restored(began.minusSeconds(60));
        waits("r-2");
        awaitWaiting(2);
        restored(Instant.now());

        awaitWaiting(0);
    }

    @Test
    void anAccountShowsThemToo() {
        Consenting gmail = new Consenting(Api.newcomer(oidc), google, "gmail");
        jeanne = gmail.person();
        gmail.grantedAs(jeanne.address());
        expired("GMAIL", Instant.now());
        waits("r-1");
        waits("r-2");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(gmail.shown("waiting")).isEqualTo("2"));
        assertThat(gmail.shown("state")).isEqualTo("EXPIRED");
        gmail.grantedAs(jeanne.address());
        assertThat(gmail.shown("waiting")).isEqualTo("0");
        assertThat(gmail.shown("state")).isEqualTo("CONNECTED");
    }

    @Test
    void erasingForgetsThem() {
        expired("SMTP", Instant.now());
        waits("r-1");
        awaitWaiting(1);

        jeanne.request().delete(ME).then().statusCode(204);

        assertThat(counted()).isZero();
    }

    @Test
    void nobodyIsCountedBeyondTheMost() {
        SenderKey key = SenderKey.parse(jeanne.key());

        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < WaitingDocuments.MOST + 10; i++) {
                documents.add(key, new RequestId("r-" + i));
            }
        });

        assertThat(counted()).isEqualTo(WaitingDocuments.MOST);
    }
}
