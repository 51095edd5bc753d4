package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.Topics;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.Connection.State;
import dev.facteur.model.sender.SendingMethod;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Documents that cannot leave yet, and what makes them leave. */
@QuarkusTest
class WaitingTest extends WholeService {

    @Test
    void aRequestThatIsQuickerThanItsSendersProfileWaitsForIt() throws Exception {
        // Given
        mailbox("secret-3");
        settings.password("acme", sender, "secret-3");

        // When
        String requestId = request("", "client@example.org");
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        publishProfile(1, State.CONNECTED);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.MAILBOX);
    }

    @Test
    void documentsOfASenderWhoMustSignInAgainWaitAndLeaveAfterTheCorrection() throws Exception {
        // Given
        mailbox("new-password");
        settings.password("acme", sender, "old-password");
        publishProfile(1, State.CONNECTED);
        String to = UUID.randomUUID() + "@example.org";

        // When
        String first = request("", to);
        AuthenticationExpired expired = awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class);
        String second = request("", to);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, second, DeliveryDelayed.class);
        int askedBefore = settings.timesAsked();
        settings.password("acme", sender, "new-password");
        publishProfile(2, State.CONNECTED);

        // Then
        assertThat(delayed.reason()).isEqualTo(DelayReason.AUTHENTICATION_EXPIRED);
        DocumentSent firstSent = awaitEvent(Topics.DOCUMENT_SENT, first, DocumentSent.class);
        DocumentSent secondSent = awaitEvent(Topics.DOCUMENT_SENT, second, DocumentSent.class);
        AuthenticationRestored restored =
                awaitSenderEvent(Topics.AUTHENTICATION_RESTORED, AuthenticationRestored.class);
        assertThat(restored.episodeId()).isEqualTo(expired.episodeId());
        assertThat(expired.requestId().orElseThrow().value()).isEqualTo(first);
        assertThat(settings.timesAsked()).isGreaterThan(askedBefore);
        assertThat(mail.receivedFor(to))
                .extracting(
                        message -> message.text().contains(firstSent.messageId()),
                        message -> message.text().contains(secondSent.messageId()))
                .containsExactly(tuple(true, false), tuple(false, true));
        assertThat(mail.receivedFor(to))
                .hasSize(2)
                .allSatisfy(message ->
                        assertThat(message.reversePath()).isEqualTo(address().value()));
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
    }

    @Test
    void whileSettingsIsAwayDocumentsWaitAndTheSenderIsNotBlamed() throws Exception {
        // Given
        mailbox("secret-2");
        settings.password("acme", sender, "secret-2");
        settings.available(false);
        publishProfile(1, State.CONNECTED);

        // When
        String requestId = request("", "client@example.org");
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        settings.available(true);
        publishProfile(2, State.CONNECTED);

        // Then
        assertThat(delayed.reason()).isEqualTo(DelayReason.SETTINGS_UNAVAILABLE);
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
    }

    @Test
    void aRequestForLaterWaitsAndOneThatIsTooLateFails() throws Exception {
        // When
        String later = request(
                "\"notBefore\":\"2100-01-01T00:00:00Z\",\"from\":{\"address\":\"a@example.org\"},",
                "client@example.org");
        String late = request(
                "\"expiresAt\":\"2026-01-01T00:00:00Z\",\"from\":{\"address\":\"a@example.org\"},",
                "client@example.org");

        // Then
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, later, DeliveryDelayed.class);
        assertThat(delayed.reason()).isEqualTo(DelayReason.SCHEDULED);
        assertThat(delayed.until()).contains(Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(awaitEvent(Topics.DELIVERY_FAILED, late, DeliveryFailed.class)
                        .cause())
                .isEqualTo(FailureCause.EXPIRED);
    }

    @Test
    void anErasedSendersDocumentsNeverLeaveByTheRelay() throws Exception {
        // Given
        mailbox("right");
        settings.password("acme", sender, "wrong");
        publishProfile(1, State.CONNECTED);
        String to = UUID.randomUUID() + "@example.org";
        String requestId = request("\"from\":{\"address\":\"a@example.org\"},", to);
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);

        // When
        producer.send(new ProducerRecord<>(Topics.SENDER_PROFILES, "acme/" + sender, null))
                .get();
        await().atMost(SOON).until(() -> Profiles.version(key()) == 0);
        makeDue(requestId);

        // Then
        assertThat(awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class)
                        .cause())
                .isEqualTo(FailureCause.CANCELLED);
        assertThat(mail.receivedFor(to)).isEmpty();
    }

    @Test
    void whatWaitsOfAnErasedSenderIsGivenUpAndForgottenWhateverItWaitsFor() throws Exception {
        // Given
        String requestId = request(
                "\"notBefore\":\"2099-01-01T00:00:00Z\",\"from\":{\"address\":\"a@example.org\"},",
                "client@example.org");
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);

        // When
        erase();

        // Then
        assertThat(awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class)
                        .cause())
                .isEqualTo(FailureCause.CANCELLED);
        assertThat(count("payload is null", requestId)).isEqualTo(1);
    }

    @Test
    void whatIsOverTheMailboxsBudgetWaitsUntilItFitsIn() throws Exception {
        // Given: three a day is what the tests' operator lets the host 127.0.0.1 have
        mailbox("secret");
        settings.password("acme", sender, "secret");
        publishProfileAt("127.0.0.1", mail.submissionPort(), 1);
        String to = UUID.randomUUID() + "@example.org";
        for (int i = 0; i < 3; i++) {
            awaitEvent(Topics.DOCUMENT_SENT, request("", to), DocumentSent.class);
        }

        // When
        String tooMuch = request("", to);
        String behind = request("", to);

        // Then
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, tooMuch, DeliveryDelayed.class);
        assertThat(delayed.reason()).isEqualTo(DelayReason.THROTTLED);
        assertThat(delayed.until().orElseThrow()).isAfter(Instant.now().plusSeconds(23 * 3600));
        assertThat(awaitEvent(Topics.DELIVERY_DELAYED, behind, DeliveryDelayed.class)
                        .reason())
                .isEqualTo(DelayReason.THROTTLED);
        assertThat(mail.receivedFor(to)).hasSize(3);
    }

    @Test
    void aRequestThatExpiresWhileItWaitsFailsThen() throws Exception {
        // Given
        mailbox("right");
        settings.password("acme", sender, "wrong");
        publishProfile(1, State.CONNECTED);
        Instant end = Instant.now().plusSeconds(4);

        // When
        String requestId = request("\"expiresAt\":\"" + end + "\",", "client@example.org");

        // Then
        assertThat(awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class)
                        .reason())
                .isEqualTo(DelayReason.AUTHENTICATION_EXPIRED);
        assertThat(awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class)
                        .cause())
                .isEqualTo(FailureCause.EXPIRED);
    }

    @Test
    void aRequestForLaterLeavesThen() throws Exception {
        // Given
        Instant start = Instant.now().plusSeconds(3);

        // When
        String requestId = request(
                "\"notBefore\":\"" + start + "\",\"from\":{\"address\":\"a@example.org\"},", "client@example.org");

        // Then
        assertThat(awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class)
                        .at())
                .isAfter(start);
        assertThat(awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class)
                        .reason())
                .isEqualTo(DelayReason.SCHEDULED);
    }

    @Test
    void aSenderWhoDoesNotComeBackIsNotWaitedForForEver() throws Exception {
        // Given
        mailbox("right");
        settings.password("acme", sender, "wrong");
        publishProfile(1, State.CONNECTED);
        String old = request("", "client@example.org");
        awaitEvent(Topics.DELIVERY_DELAYED, old, DeliveryDelayed.class);
        String young = request("", "client@example.org");
        awaitEvent(Topics.DELIVERY_DELAYED, young, DeliveryDelayed.class);

        // When
        update("update delivery set due_at = now(), awaits_sender_since = now() - interval '7 days'", old);
        update("update delivery set due_at = now(), awaits_sender_since = now() - interval '6 days'", young);

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, old, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.AUTHENTICATION_EXPIRED);
        assertThat(failed.whoActs()).isEqualTo(WhoActs.SENDER);
        assertThat(failed.method()).contains(SendingMethod.MAILBOX);
        await().atMost(SOON).until(() -> attempts(young) == 2 && stateOf(young).equals("WAITING"));
        assertThat(records(Topics.DELIVERY_FAILED, young)).isEmpty();
        assertThat(dueIn(young)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(records(Topics.DELIVERY_DELAYED, young)).hasSize(1);
    }

    private int attempts(String requestId) throws Exception {
        return Integer.parseInt(ask("attempts", requestId));
    }

    private String stateOf(String requestId) throws Exception {
        return ask("state", requestId);
    }

    private Duration dueIn(String requestId) throws Exception {
        return Duration.ofSeconds(Long.parseLong(ask("extract(epoch from due_at - now())::bigint", requestId)));
    }

    private String ask(String what, String requestId) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select " + what + " from delivery where request_id = ?")) {
            statement.setString(1, requestId);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
