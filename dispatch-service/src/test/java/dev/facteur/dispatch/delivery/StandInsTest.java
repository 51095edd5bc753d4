package dev.facteur.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.delivery.gmail.GmailFixture;
import dev.facteur.dispatch.delivery.microsoft.MicrosoftFixture;
import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.sending.GmailReplies;
import dev.facteur.embedded.partner.sending.GraphReplies;
import dev.facteur.embedded.partner.sending.SendingBreak;
import dev.facteur.embedded.partner.sending.SendingReply;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The transports at the doubles of Google and Microsoft, which read the message as those do. */
class StandInsTest {
    private static final String ACCOUNT = "jeanne@example.org";
    private static final EmbeddedMail MAIL = EmbeddedMail.start();
    private static final EmbeddedPartner GOOGLE = EmbeddedPartner.google().deliverInto(MAIL);
    private static final EmbeddedPartner MICROSOFT = EmbeddedPartner.microsoft().deliverInto(MAIL);

    private final Transport gmail = GmailFixture.transport(
            URI.create(GOOGLE.baseUri()), GOOGLE.accessTokenFor(ACCOUNT, "https://www.googleapis.com/auth/gmail.send"));
    private final Transport graph = MicrosoftFixture.transport(
            URI.create(MICROSOFT.baseUri()),
            MICROSOFT.accessTokenFor(ACCOUNT, "https://graph.microsoft.com/Mail.Send"));

    @BeforeEach
    void reset() {
        GOOGLE.sending().reset();
        MICROSOFT.sending().reset();
        MAIL.reset();
        MAIL.addUser(ACCOUNT, "secret");
    }

    @AfterAll
    static void close() {
        GOOGLE.close();
        MICROSOFT.close();
        MAIL.close();
    }

    @Test
    void everybodyGetsItWithoutTheBccAndTheCopyIsFiled() {
        for (Transport testSubject : new Transport[] {gmail, graph}) {
            // Given
            reset();

            // When
            DeliveryOutcome outcome = testSubject.submit(Messages.small(), () -> true);

            // Then
            assertThat(outcome).isInstanceOf(Accepted.class);
            assertThat(MAIL.receivedFor(Messages.ARCHIVE.value())).hasSize(1);
            assertThat(MAIL.receivedFor(Messages.CLIENT.value()).getFirst().text())
                    .doesNotContain("archive@example.org");
        }
        assertThat(MAIL.folder(ACCOUNT, MICROSOFT.sentFolder())).hasSize(1);
    }

    @Test
    void eachOfGmailsRefusalsMeansWhatTheTableSays() {
        Map<SendingReply, String> table = new LinkedHashMap<>();
        table.put(GmailReplies.AUTH_ERROR, "AuthenticationExpired");
        table.put(GmailReplies.INSUFFICIENT_PERMISSIONS, "AuthenticationExpired");
        table.put(GmailReplies.DOMAIN_POLICY, "AuthenticationExpired");
        table.put(GmailReplies.ACCESS_NOT_CONFIGURED, "RETRY OPERATOR");
        table.put(GmailReplies.RATE_LIMIT_EXCEEDED, "THROTTLED SENDER");
        table.put(GmailReplies.USER_RATE_LIMIT_EXCEEDED, "THROTTLED SENDER");
        table.put(GmailReplies.DAILY_LIMIT_EXCEEDED, "THROTTLED OPERATOR");
        table.put(GmailReplies.QUOTA_EXCEEDED, "THROTTLED SENDER");
        table.put(GmailReplies.TOO_MANY_REQUESTS, "THROTTLED SENDER");
        table.put(GmailReplies.INVALID_TO, "RECIPIENT_REJECTED CALLER");
        table.put(GmailReplies.RECIPIENT_REQUIRED, "RECIPIENT_REJECTED CALLER");
        table.put(GmailReplies.MAIL_SERVICE_NOT_ENABLED, "SENDER_REJECTED SENDER");
        table.put(GmailReplies.BAD_REQUEST, "MESSAGE_REJECTED CALLER");
        table.put(GmailReplies.UNSUPPORTED_MEDIA_TYPE, "MESSAGE_REJECTED CALLER");
        table.put(GmailReplies.TOO_MANY_RECIPIENTS, "RECIPIENT_REJECTED CALLER");
        table.put(GmailReplies.TOO_LARGE, "MESSAGE_TOO_LARGE CALLER");
        table.put(GmailReplies.BACKEND_ERROR, "Uncertain");
        table.put(GmailReplies.UNAVAILABLE, "Uncertain");
        table.put(GmailReplies.BAD_GATEWAY, "Uncertain");
        table.put(GmailReplies.GATEWAY_TIMEOUT, "Uncertain");

        assertThat(table.keySet()).containsExactlyElementsOf(GmailReplies.all());
        table.forEach((reply, meaning) -> {
            GOOGLE.sending().next(reply);
            assertThat(describe(gmail.submit(Messages.small(), () -> true)))
                    .as(reply.toString())
                    .isEqualTo(meaning);
        });
    }

    @Test
    void eachOfMicrosoftsRefusalsMeansWhatTheTableSays() {
        Map<SendingReply, String> table = new LinkedHashMap<>();
        table.put(GraphReplies.INVALID_AUTHENTICATION_TOKEN, "AuthenticationExpired");
        table.put(GraphReplies.ACCESS_DENIED, "AuthenticationExpired");
        table.put(GraphReplies.SEND_AS_DENIED, "SENDER_REJECTED SENDER");
        table.put(GraphReplies.MAILBOX_NOT_ENABLED, "SENDER_REJECTED SENDER");
        table.put(GraphReplies.INVALID_RECIPIENTS, "RECIPIENT_REJECTED CALLER");
        table.put(GraphReplies.NO_RECIPIENTS, "RECIPIENT_REJECTED CALLER");
        table.put(GraphReplies.INVALID_BASE64, "MESSAGE_REJECTED CALLER");
        table.put(GraphReplies.INVALID_MIME, "MESSAGE_REJECTED CALLER");
        table.put(GraphReplies.MESSAGE_SIZE_EXCEEDED, "MESSAGE_TOO_LARGE CALLER");
        table.put(GraphReplies.UNSUPPORTED_MEDIA_TYPE, "RETRY OPERATOR");
        table.put(GraphReplies.TOO_MANY_RECIPIENTS, "RECIPIENT_REJECTED CALLER");
        table.put(GraphReplies.TOO_LARGE, "MESSAGE_TOO_LARGE CALLER");
        table.put(GraphReplies.APPLICATION_THROTTLED, "THROTTLED SENDER");
        table.put(GraphReplies.TOO_MANY_REQUESTS, "THROTTLED SENDER");
        table.put(GraphReplies.EXCEEDED_MESSAGE_LIMIT, "THROTTLED SENDER");
        table.put(GraphReplies.MESSAGE_SUBMISSION_BLOCKED, "SENDER_REJECTED SENDER");
        table.put(GraphReplies.INTERNAL_SERVER_ERROR, "Uncertain");
        table.put(GraphReplies.SERVICE_UNAVAILABLE, "SERVER_UNREACHABLE OPERATOR");
        table.put(GraphReplies.GATEWAY_TIMEOUT, "Uncertain");

        assertThat(table.keySet()).containsExactlyElementsOf(GraphReplies.all());
        table.forEach((reply, meaning) -> {
            MICROSOFT.sending().next(reply);
            assertThat(describe(graph.submit(Messages.small(), () -> true)))
                    .as(reply.toString())
                    .isEqualTo(meaning);
        });
    }

    @Test
    void theTimeToWaitIsTheProviders() {
        // Given
        GOOGLE.sending().next(GmailReplies.TOO_MANY_REQUESTS.retryAfter(Duration.ofSeconds(17)));
        GOOGLE.sending().next(GmailReplies.sendingLimit(GmailFixture.NOW.plusSeconds(3600)));
        MICROSOFT.sending().next(GraphReplies.SERVICE_UNAVAILABLE.retryAfter(Duration.ofSeconds(30)));

        // When / Then
        assertThat(((Deferred) gmail.submit(Messages.small(), () -> true)).retryAfter())
                .contains(Duration.ofSeconds(17));
        assertThat(((Deferred) gmail.submit(Messages.small(), () -> true)).retryAfter())
                .contains(Duration.ofHours(1));
        assertThat(((Deferred) graph.submit(Messages.small(), () -> true)).retryAfter())
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void whereTheConnectionBreaksDecidesWhatIsKnown() {
        // Given
        MICROSOFT.sending().next(SendingBreak.AFTER_BODY);
        GOOGLE.sending().next(SendingBreak.AFTER_FILING);

        // When / Then
        assertThat(graph.submit(Messages.small(), () -> true)).isInstanceOf(Uncertain.class);
        assertThat(gmail.submit(Messages.small(), () -> true)).isInstanceOf(Uncertain.class);
        assertThat(MAIL.receivedFor(Messages.CLIENT.value())).hasSize(1);
    }

    @Test
    void aTokenThatHasEndedIsRefused() {
        // Given
        GOOGLE.expireAccessTokens();

        // When / Then
        assertThat(gmail.submit(Messages.small(), () -> true)).isInstanceOf(AuthenticationExpired.class);
    }

    private static String describe(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Rejected rejected -> rejected.cause() + " " + rejected.whoActs();
            case Deferred deferred -> deferred.reason() + " " + deferred.whoActs();
            case Accepted _, PartlyAccepted _, AuthenticationExpired _, Uncertain _ ->
                outcome.getClass().getSimpleName();
        };
    }
}
