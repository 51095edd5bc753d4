package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.Connection.State;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Senders who let their documents leave by the relay while their own method is unavailable, and what never does. */
@QuarkusTest
class RelayInsteadTest extends WholeService {
    private static final EmailAddress OF_THE_RELAY = new EmailAddress("documents@app.example");

    @InjectOidc
    OidcPart oidc;

    private final String to = UUID.randomUUID() + "@example.org";

    @Test
    void whileTheLoginIsRefusedDocumentsLeaveByTheRelayAndAfterwardsByTheMailboxAgain() throws Exception {
        // Given
        anExpiredMailbox();
        publishWilling(1, State.CONNECTED, mail.submissionPort());

        // When
        String first = request("", to);
        DocumentSent firstSent = awaitEvent(Topics.DOCUMENT_SENT, first, DocumentSent.class);
        String second = request("", to);
        DocumentSent secondSent = awaitEvent(Topics.DOCUMENT_SENT, second, DocumentSent.class);
        settings.password("acme", sender, "new-password");
        publishWilling(2, State.CONNECTED, mail.submissionPort());
        String third = request("", to);
        DocumentSent thirdSent = awaitEvent(Topics.DOCUMENT_SENT, third, DocumentSent.class);

        // Then
        assertThat(List.of(firstSent, secondSent)).allSatisfy(this::leftByRelay);
        assertThat(thirdSent.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(thirdSent.insteadOf()).isEmpty();
        List<ReceivedMessage> received = mail.receivedFor(to);
        assertThat(received)
                .extracting(ReceivedMessage::reversePath)
                .containsExactly(
                        OF_THE_RELAY.value(), OF_THE_RELAY.value(), address().value());
        assertThat(received.getFirst().text())
                .containsPattern("From: =\\?.+ <documents@app.example>")
                .containsPattern("Reply-To: .*\\s+<" + address().value() + ">");
        AuthenticationExpired expired = awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class);
        assertThat(expired.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(expired.waiting()).isZero();
        awaitSenderEvent(Topics.AUTHENTICATION_RESTORED, AuthenticationRestored.class);
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
        assertThat(senderRecords(Topics.DELIVERY_DELAYED)).isEmpty();
    }

    @Test
    void itIsSeenWhereSomebodyLooksForIt() throws Exception {
        // Given
        anExpiredMailbox();
        publishWilling(1, State.CONNECTED, mail.submissionPort());

        // When
        String requestId = request("", to);
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);

        // Then
        Asking.person(oidc, "acme", sender)
                .request()
                .get(path(requestId))
                .then()
                .statusCode(200)
                .body("delivery.method", equalTo("RELAY"))
                .body("delivery.insteadOf", equalTo("SMTP"))
                .body("delivery.sentence", equalTo("Sent. By the application: your mailbox was not available."))
                .body("steps.state", contains("SENDING", "SENT"))
                .body("steps[0].reason", equalTo("AUTHENTICATION_EXPIRED"))
                .body("steps[0].smtp.code", equalTo(535))
                .body("sentCopy.state", equalTo("NOT_WANTED"));
    }

    @Test
    void whileTheServerIsAwayDocumentsLeaveByTheRelayUntilItIsBack() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        gateway.away();
        publishWilling(1, State.CONNECTED, gateway.port());

        // When
        for (int i = 0; i < 6; i++) {
            leftByRelay(awaitEvent(Topics.DOCUMENT_SENT, request("", to), DocumentSent.class));
        }
        gateway.leadTo(mail.submissionPort());

        // Then
        await().atMost(SOON)
                .until(() -> awaitEvent(Topics.DOCUMENT_SENT, request("", to), DocumentSent.class)
                        .insteadOf()
                        .isEmpty());
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).isEmpty();
        assertThat(senderRecords(Topics.DELIVERY_DELAYED)).isEmpty();
    }

    @Test
    void whatTheMailboxMayHaveTakenNeverLeavesByTheRelay() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        mail.rules().loseReplyToContent();
        publishWilling(1, State.CONNECTED, mail.submissionPort());
        String uncertain = request("", to);
        awaitEvent(Topics.DELIVERY_DELAYED, uncertain, DeliveryDelayed.class);
        mail.rules().reset();

        // When
        mailbox("new-password");
        makeDue(uncertain);
        awaitWait(uncertain, DelayReason.AUTHENTICATION_EXPIRED);
        DocumentSent another = awaitEvent(Topics.DOCUMENT_SENT, request("", "client@example.org"), DocumentSent.class);
        settings.password("acme", sender, "new-password");
        publishWilling(2, State.CONNECTED, mail.submissionPort());

        // Then
        leftByRelay(another);
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, uncertain, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(sent.insteadOf()).isEmpty();
        assertThat(mail.receivedFor(to)).hasSize(2).allSatisfy(this::cameFromTheMailbox);
        assertThat(mail.receivedFor(to))
                .extracting(WholeService::messageText)
                .containsOnly(messageText(mail.receivedFor(to).getFirst()));
    }

    @Test
    void theRestOfWhatSomeHaveByTheMailboxNeverLeavesByTheRelay() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        String second = "second-" + to;
        mail.rules().answerRecipient(second, "451 4.7.1 Greylisted, try again later");
        gateway.leadTo(mail.submissionPort());
        publishWilling(1, State.CONNECTED, gateway.port());
        String partly = request("", to + "\"},{\"address\":\"" + second);
        awaitEvent(Topics.DELIVERY_DELAYED, partly, DeliveryDelayed.class);
        mail.rules().reset();

        // When
        mailbox("new-password");
        gateway.cut();
        makeDue(partly);
        awaitWait(partly, DelayReason.AUTHENTICATION_EXPIRED);
        settings.password("acme", sender, "new-password");
        publishWilling(2, State.CONNECTED, gateway.port());

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, partly, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(sent.insteadOf()).isEmpty();
        assertThat(mail.receivedFor(second)).hasSize(1).allSatisfy(this::cameFromTheMailbox);
    }

    @Test
    void whatALostProcessHadIsNotGivenToTheRelay() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        gateway.beSilent();
        publishWilling(1, State.CONNECTED, gateway.port());
        String requestId = "r-" + UUID.randomUUID();
        byte[] request = json(requestId, "", to, "Bonjour");
        publish(request);
        await().atMost(SOON).until(() -> gateway.waiting() == 1);
        publish(request);
        await().atMost(SOON).until(() -> count("payload is not null", requestId) == 1);

        // When: the attempt under way is another process', which is gone
        update("update delivery set owner = gen_random_uuid()", requestId);
        await().atMost(SOON).until(() -> count("may_have_left", requestId) == 1);
        gateway.away();
        gateway.hangUp();
        awaitWait(requestId, DelayReason.SERVER_UNREACHABLE);
        gateway.leadTo(mail.submissionPort());
        makeDue(requestId);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(mail.receivedFor(to)).hasSize(1).allSatisfy(this::cameFromTheMailbox);
    }

    @Test
    void whoNoLongerWantsItHasTheirDocumentsWait() throws Exception {
        // Given
        anExpiredMailbox();
        publishWilling(1, State.CONNECTED, mail.submissionPort());
        leftByRelay(awaitEvent(Topics.DOCUMENT_SENT, request("", to), DocumentSent.class));

        // When
        publishMailbox(2, State.EXPIRED, mail.submissionPort(), false);
        String requestId = request("", to);

        // Then
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        assertThat(delayed.reason()).isEqualTo(DelayReason.AUTHENTICATION_EXPIRED);
        assertThat(delayed.method()).contains(SendingMethod.MAILBOX);
        assertThat(delayed.insteadOf()).isEmpty();
        assertThat(mail.receivedFor(to)).hasSize(1);
        awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class);
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
    }

    @Test
    void whatWaitsAlreadyLeavesByTheRelayOnceTheSenderWantsIt() throws Exception {
        // Given
        anExpiredMailbox();
        publishMailbox(1, State.CONNECTED, mail.submissionPort(), false);
        String first = request("", to);
        awaitEvent(Topics.DELIVERY_DELAYED, first, DeliveryDelayed.class);
        String second = request("", to);
        awaitEvent(Topics.DELIVERY_DELAYED, second, DeliveryDelayed.class);

        // When
        publishWilling(2, State.EXPIRED, mail.submissionPort());

        // Then
        leftByRelay(awaitEvent(Topics.DOCUMENT_SENT, first, DocumentSent.class));
        leftByRelay(awaitEvent(Topics.DOCUMENT_SENT, second, DocumentSent.class));
        assertThat(mail.receivedFor(to)).hasSize(2);
        awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class);
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
        assertThat(senderRecords(Topics.AUTHENTICATION_RESTORED)).isEmpty();
    }

    @Test
    void troubleOfTheRelayIsNotTheSendersAndWhatWaitsForItLeavesByTheMailboxThatIsBack() throws Exception {
        // Given
        anExpiredMailbox();
        publishWilling(1, State.CONNECTED, mail.submissionPort());
        mail.rules().answerRecipient(to, "451 4.7.1 Greylisted, try again later");

        // When
        String requestId = request("", to);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        boolean isOver = !senderRecords(Topics.AUTHENTICATION_RESTORED).isEmpty();
        mail.rules().reset();
        settings.password("acme", sender, "new-password");
        publishWilling(2, State.CONNECTED, mail.submissionPort());

        // Then
        assertThat(delayed.reason()).isEqualTo(DelayReason.RETRY);
        assertThat(delayed.method()).contains(SendingMethod.RELAY);
        assertThat(delayed.insteadOf()).contains(SendingMethod.MAILBOX);
        assertThat(isOver).isFalse();
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(sent.insteadOf()).isEmpty();
        assertThat(mail.receivedFor(to)).hasSize(1).allSatisfy(this::cameFromTheMailbox);
        awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class);
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
    }

    @Test
    void whatTheRelayMayHaveTakenStaysWithTheRelay() throws Exception {
        // Given
        anExpiredMailbox();
        publishWilling(1, State.CONNECTED, mail.submissionPort());
        mail.rules().loseReplyToContent();
        String requestId = request("", to);
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);

        // When
        mail.rules().reset();
        settings.password("acme", sender, "new-password");
        publishWilling(2, State.CONNECTED, mail.submissionPort());

        // Then
        leftByRelay(awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class));
        assertThat(mail.receivedFor(to))
                .extracting(WholeService::messageText)
                .hasSize(2)
                .containsOnly(messageText(mail.receivedFor(to).getFirst()));
    }

    @Test
    void anAccountThatWantsItsOwnerIsReplacedToo() throws Exception {
        // Given
        settings.problem("acme", sender, 409, "authentication-expired", Map.of());
        publish(profile(1, SendingMethod.GMAIL, State.CONNECTED, Optional.empty(), true));

        // When
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, request("", to), DocumentSent.class);

        // Then
        assertThat(sent.method()).isEqualTo(SendingMethod.RELAY);
        assertThat(sent.insteadOf()).contains(SendingMethod.GMAIL);
        assertThat(awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class)
                        .method())
                .isEqualTo(SendingMethod.GMAIL);
    }

    @Test
    void troubleOfOursIsWaitedFor() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        settings.available(false);
        publishWilling(1, State.CONNECTED, mail.submissionPort());

        // When
        String requestId = request("", to);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        settings.available(true);
        publishWilling(2, State.CONNECTED, mail.submissionPort());

        // Then
        assertThat(delayed.reason()).isEqualTo(DelayReason.SETTINGS_UNAVAILABLE);
        assertThat(awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class)
                        .method())
                .isEqualTo(SendingMethod.MAILBOX);
    }

    private void anExpiredMailbox() {
        mailbox("new-password");
        settings.password("acme", sender, "old-password");
    }

    private void leftByRelay(DocumentSent sent) {
        assertThat(sent.method()).isEqualTo(SendingMethod.RELAY);
        assertThat(sent.insteadOf()).contains(SendingMethod.MAILBOX);
        assertThat(sent.from()).isEqualTo(OF_THE_RELAY);
    }

    private void cameFromTheMailbox(ReceivedMessage message) {
        assertThat(message.reversePath()).isEqualTo(address().value());
    }

    private void awaitWait(String requestId, DelayReason reason) {
        await().atMost(SOON)
                .until(() -> records(Topics.DELIVERY_DELAYED, requestId).stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .anyMatch(event -> event.contains("\"method\":\"SMTP\"")
                                && event.contains("\"reason\":\"" + reason + "\"")));
    }

    private void publishWilling(long version, State state, int port) throws Exception {
        publishMailbox(version, state, port, true);
    }

    private void publishMailbox(long version, State state, int port, boolean relayWhileUnavailable) throws Exception {
        SmtpServer smtp = new SmtpServer(
                new HostName("localhost"),
                port,
                TransportSecurity.STARTTLS,
                address().value(),
                Authentication.PASSWORD);
        publish(profile(version, SendingMethod.MAILBOX, state, Optional.of(smtp), relayWhileUnavailable));
    }

    private SenderProfile profile(
            long version, SendingMethod method, State state, Optional<SmtpServer> smtp, boolean relayWhileUnavailable) {
        return new SenderProfile(
                key().tenantId(),
                key().senderId(),
                address(),
                Optional.of("Jérôme Dupond"),
                Optional.empty(),
                method,
                smtp,
                Optional.empty(),
                false,
                relayWhileUnavailable,
                new Connection(state, Optional.of(address().value()), Optional.empty(), Optional.empty()),
                version);
    }
}
