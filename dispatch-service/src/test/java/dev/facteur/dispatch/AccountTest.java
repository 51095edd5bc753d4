package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.Topics;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.Connection.State;
import dev.facteur.model.sender.SendingMethod;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents that leave by the sender's Gmail or Microsoft account, or wait for it; never by another way. */
@QuarkusTest
class AccountTest extends WholeService {
    @InjectOidc
    OidcPart oidc;

    private final String token = "token-" + UUID.randomUUID();
    private final String fresh = "fresh-" + UUID.randomUUID();
    private final String to = UUID.randomUUID() + "@example.org";

    @Test
    void aDocumentLeavesByGmailAndItsBccIsNotForgotten() throws Exception {
        // Given
        connected(SendingMethod.GMAIL);

        // When
        String requestId = request("\"bcc\":[{\"address\":\"archive@example.org\"}],", to);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.GMAIL);
        assertThat(sent.from()).isEqualTo(address());
        assertThat(sent.providerMessageId()).contains("id-of-" + token);
        assertThat(sent.sentCopy()).isEqualTo(SentCopy.PROVIDER);
        assertThat(sent.recipients())
                .extracting(RecipientOutcome::address)
                .containsExactly(new EmailAddress(to), new EmailAddress("archive@example.org"));
        assertThat(apis.messages(token)).hasSize(1);
        assertThat(apis.messages(token).getFirst())
                .contains("To: " + to + "\r\n")
                .contains("Bcc: archive@example.org\r\n")
                .contains("Message-ID: " + sent.messageId() + "\r\n")
                .contains("<" + address().value() + ">");
        assertThat(mail.receivedFor(to)).isEmpty();
    }

    @Test
    void aDocumentLeavesByMicrosoft() throws Exception {
        // Given
        connected(SendingMethod.MICROSOFT);

        // When
        String requestId = request("", to);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.MICROSOFT);
        assertThat(sent.sentCopy()).isEqualTo(SentCopy.PROVIDER);
        assertThat(sent.providerMessageId()).isEmpty();
        assertThat(apis.messages(token)).hasSize(1);
        assertThat(apis.messages(token).getFirst()).contains("To: " + to + "\r\n");
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndNobodyIsTold() throws Exception {
        // Given
        settings.bearer("acme", sender, token);
        settings.bearerAfterRefusal("acme", sender, fresh);
        apis.take(fresh);
        publishAccount(SendingMethod.GMAIL, 1, State.CONNECTED);

        // When
        String requestId = request("", to);

        // Then
        assertThat(awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class)
                        .attempts())
                .isEqualTo(1);
        assertThat(apis.messages(token)).hasSize(1);
        assertThat(apis.messages(fresh)).hasSize(1);
        assertThat(settings.refusedOf("acme", sender)).hasSize(1);
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).isEmpty();
    }

    @Test
    void whoMustConsentAgainIsWaitedForAndAllLeavesInOrder() throws Exception {
        // Given: the broker has met invalid_grant
        settings.problem("acme", sender, 409, "authentication-expired", Map.of());
        apis.take(token);
        publishAccount(SendingMethod.GMAIL, 1, State.CONNECTED);

        // When
        String first = request("", to, "number 1");
        AuthenticationExpired expired = awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class);
        int askedByTheFirst = settings.timesAskedFor("acme", sender);
        String second = request("", to, "number 2");
        awaitEvent(Topics.DELIVERY_DELAYED, second, DeliveryDelayed.class);
        String third = request("", to, "number 3");
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, third, DeliveryDelayed.class);
        publishAccount(SendingMethod.GMAIL, 2, State.EXPIRED);
        int askedWhileExpired = settings.timesAskedFor("acme", sender);
        settings.bearer("acme", sender, token);
        publishAccount(SendingMethod.GMAIL, 3, State.CONNECTED);

        // Then
        for (String requestId : List.of(first, second, third)) {
            assertThat(awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class)
                            .method())
                    .isEqualTo(SendingMethod.GMAIL);
        }
        assertThat(delayed.reason()).isEqualTo(DelayReason.AUTHENTICATION_EXPIRED);
        assertThat(delayed.method()).contains(SendingMethod.GMAIL);
        assertThat(askedWhileExpired).isEqualTo(askedByTheFirst);
        assertThat(apis.messages(token)).hasSize(3);
        assertThat(apis.messages(token).get(0)).contains("number 1");
        assertThat(apis.messages(token).get(1)).contains("number 2");
        assertThat(apis.messages(token).get(2)).contains("number 3");
        assertThat(awaitSenderEvent(Topics.AUTHENTICATION_RESTORED, AuthenticationRestored.class)
                        .episodeId())
                .isEqualTo(expired.episodeId());
        assertThat(expired.requestId().orElseThrow().value()).isEqualTo(first);
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
        assertThat(senderRecords(Topics.AUTHENTICATION_RESTORED)).hasSize(1);
        assertThat(mail.receivedFor(to)).isEmpty();
    }

    @Test
    void whereTheFreshTokenIsRefusedTooTheProviderIsLeftAlone() throws Exception {
        // Given
        settings.bearer("acme", sender, token);
        settings.bearerAfterRefusal("acme", sender, fresh);
        publishAccount(SendingMethod.MICROSOFT, 1, State.CONNECTED);

        // When
        request("", to);
        AuthenticationExpired expired = awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class);
        String later = request("", to);
        awaitEvent(Topics.DELIVERY_DELAYED, later, DeliveryDelayed.class);

        // Then
        assertThat(expired.method()).isEqualTo(SendingMethod.MICROSOFT);
        assertThat(expired.account()).isEqualTo(address());
        assertThat(expired.reason()).contains("InvalidAuthenticationToken");
        assertThat(apis.messages(token)).hasSize(1);
        assertThat(apis.messages(fresh)).hasSize(1);
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
    }

    @Test
    void ourClientsFaultIsNotTheSenders() throws Exception {
        // Given
        settings.problem("acme", sender, 503, "partner-client-broken", Map.of());
        apis.take(token);
        publishAccount(SendingMethod.GMAIL, 1, State.CONNECTED);

        // When
        String requestId = request("", to);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        settings.bearer("acme", sender, token);
        makeDue(requestId);

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(delayed.reason()).isEqualTo(DelayReason.SETTINGS_UNAVAILABLE);
        assertThat(delayed.detail()).contains("503 partner-client-broken");
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).isEmpty();
    }

    @Test
    void aTokenEndpointThatIsAwayIsAskedAgainWhenItSays() throws Exception {
        // Given
        settings.problem("acme", sender, 503, "partner-unavailable", Map.of("Retry-After", "3000"));
        publishAccount(SendingMethod.GMAIL, 1, State.CONNECTED);

        // When
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, request("", to), DeliveryDelayed.class);

        // Then
        assertThat(delayed.reason()).isEqualTo(DelayReason.SETTINGS_UNAVAILABLE);
        assertThat(delayed.until().orElseThrow()).isAfter(Instant.now().plusSeconds(2900));
    }

    @Test
    void whatGmailMayHaveTakenIsSentAgainByTheSameBytes() throws Exception {
        // Given
        connected(SendingMethod.GMAIL);
        apis.loseAnswersTo(token);

        // When
        String requestId = request("", to);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        apis.take(token);
        makeDue(requestId);

        // Then
        assertThat(awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class)
                        .attempts())
                .isEqualTo(2);
        assertThat(delayed.reason()).isEqualTo(DelayReason.RETRY);
        assertThat(apis.messages(token)).hasSize(2);
        assertThat(apis.messages(token).get(1)).isEqualTo(apis.messages(token).get(0));
    }

    @Test
    void whatGmailMayHaveTakenIsHeldIfTheRequestSaysSo() throws Exception {
        // Given
        connected(SendingMethod.GMAIL);
        apis.answer(token, 503, Map.of(), "{\"error\": {\"code\": 503, \"message\": \"Backend Error\"}}");

        // When
        String requestId = request("\"onUncertain\":\"HOLD\",", to);

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.UNCERTAIN);
        assertThat(failed.detail()).isEqualTo("Gmail answered 503 Backend Error");
        assertThat(apis.messages(token)).hasSize(1);
    }

    @Test
    void anAccountThatHasSentTooMuchIsLeftAloneUntilThen() throws Exception {
        // Given
        connected(SendingMethod.MICROSOFT);
        apis.answer(token, 429, Map.of("Retry-After", "3000"), """
                {"error": {"code": "ApplicationThrottled", "message": "Application is over its MailboxConcurrency limit."}}""");

        // When
        DeliveryDelayed first = awaitEvent(Topics.DELIVERY_DELAYED, request("", to), DeliveryDelayed.class);
        DeliveryDelayed behind = awaitEvent(Topics.DELIVERY_DELAYED, request("", to), DeliveryDelayed.class);

        // Then
        assertThat(List.of(first, behind)).extracting(DeliveryDelayed::reason).containsOnly(DelayReason.THROTTLED);
        assertThat(first.until().orElseThrow()).isAfter(Instant.now().plusSeconds(2900));
        assertThat(apis.messages(token)).hasSize(1);
    }

    /** Gmail takes a hundred in one message, Microsoft five hundred. */
    @ParameterizedTest
    @EnumSource(names = {"GMAIL", "MICROSOFT"})
    void asManyRecipientsAsARequestMayHaveGetItInOneMessage(SendingMethod method) throws Exception {
        // Given
        connected(method);
        String others = IntStream.range(1, SendDocument.MAX_RECIPIENTS)
                .mapToObj(i -> "{\"address\":\"reader-" + i + "@example.org\"}")
                .collect(Collectors.joining(","));

        // When
        String requestId = request("\"bcc\":[" + others + "],", to);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.recipients()).hasSize(SendDocument.MAX_RECIPIENTS).allMatch(RecipientOutcome::accepted);
        assertThat(apis.messages(token)).hasSize(1);
    }

    @Test
    void whatIsTooLargeForMicrosoftsApiIsToldWithAWayOut() throws Exception {
        // Given
        connected(SendingMethod.MICROSOFT);

        // When
        String large = new String(json("r-" + sender, "", to, "Bonjour"), StandardCharsets.UTF_8)
                .replace("JVBERi0xLjc=", "JVBERi0x".repeat(400_000));
        publish(large.getBytes(StandardCharsets.UTF_8));
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, "r-" + sender, DeliveryFailed.class);

        // Then
        assertThat(failed.cause()).isEqualTo(FailureCause.MESSAGE_TOO_LARGE);
        assertThat(failed.whoActs()).isEqualTo(WhoActs.CALLER);
        assertThat(apis.messages(token)).isEmpty();
        Asking.person(oidc, "acme", sender)
                .request()
                .get(path("r-" + sender))
                .then()
                .body("delivery.whatToDo", containsString("sign in there with Microsoft"));
    }

    @Test
    void whoGotItByAnotherWayIsNotMailedAgain() throws Exception {
        // Given: the sender's mailbox takes it for one and not for the other
        String greylisted = "greylisted-" + UUID.randomUUID() + "@example.org";
        mailbox("secret");
        settings.password("acme", sender, "secret");
        publishProfile(1, State.CONNECTED);
        mail.rules().answerRecipient(greylisted, "451 4.7.1 Greylisted, try again later");
        String requestId = request("\"bcc\":[{\"address\":\"" + greylisted + "\"}],", to);
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);

        // When
        settings.bearer("acme", sender, token);
        apis.take(token);
        publishAccount(SendingMethod.GMAIL, 2, State.CONNECTED);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.recipients()).hasSize(2).allMatch(RecipientOutcome::accepted);
        assertThat(mail.receivedFor(to)).hasSize(1);
        assertThat(apis.messages(token)).hasSize(1);
        assertThat(apis.messages(token).getFirst())
                .contains("Bcc: " + greylisted + "\r\n")
                .doesNotContain(to)
                .contains("Message-ID: " + sent.messageId() + "\r\n");
    }

    @Test
    void aCredentialForAnotherMethodIsNotUsed() throws Exception {
        // Given: settings-service knows of a change that has not reached us
        mailbox("secret");
        settings.password("acme", sender, "secret");
        publishAccount(SendingMethod.GMAIL, 1, State.CONNECTED);

        // When
        String requestId = request("", to);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        publishProfile(2, State.CONNECTED);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(delayed.reason()).isEqualTo(DelayReason.SETTINGS_UNAVAILABLE);
        assertThat(sent.method()).isEqualTo(SendingMethod.MAILBOX);
        await().atMost(SOON).until(() -> mail.receivedFor(to).size() == 1);
    }

    @Test
    void anApiThatIsAwayIsLeftAloneAndNobodyIsSentByAnotherWay() throws Exception {
        // Given
        connected(SendingMethod.MICROSOFT);
        apis.answer(token, 503, Map.of("Retry-After", "1"), "{\"error\": {\"code\": \"ServiceNotAvailable\"}}");

        // When
        String first = request("", to);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, first, DeliveryDelayed.class);
        String second = request("", to);
        awaitEvent(Topics.DELIVERY_DELAYED, second, DeliveryDelayed.class);
        await().atMost(SOON).until(() -> apis.messages(token).size() >= 3);
        apis.take(token);

        // Then
        assertThat(awaitEvent(Topics.DOCUMENT_SENT, first, DocumentSent.class).method())
                .isEqualTo(SendingMethod.MICROSOFT);
        awaitEvent(Topics.DOCUMENT_SENT, second, DocumentSent.class);
        assertThat(delayed.reason()).isEqualTo(DelayReason.SERVER_UNREACHABLE);
        assertThat(delayed.detail()).isEqualTo("Microsoft answered 503 ServiceNotAvailable");
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).isEmpty();
        assertThat(mail.receivedFor(to)).isEmpty();
    }

    private void connected(SendingMethod method) throws Exception {
        settings.bearer("acme", sender, token);
        apis.take(token);
        publishAccount(method, 1, State.CONNECTED);
    }
}
