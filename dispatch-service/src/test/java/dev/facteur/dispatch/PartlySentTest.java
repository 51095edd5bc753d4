package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.sender.Connection.State;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A server takes a document for some of its recipients, and says "never" or "later" of others. */
@QuarkusTest
class PartlySentTest extends WholeService {
    private static final String GREYLISTED = "451 4.7.1 Greylisted, try again later";

    private final String first = "first-" + UUID.randomUUID() + "@example.org";
    private final String second = "second-" + UUID.randomUUID() + "@example.org";

    @Test
    void aRefusedRecipientDoesNotKeepTheOthersFromGettingIt() throws Exception {
        // Given
        mail.rules().answerRecipient(first, "550 5.1.1 <" + first + ">: User unknown");

        // When
        String requestId = requestTo(first, second);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.recipients())
                .extracting(RecipientOutcome::address)
                .containsExactly(new EmailAddress(first), new EmailAddress(second));
        assertThat(sent.recipients()).extracting(RecipientOutcome::accepted).containsExactly(false, true);
        assertThat(sent.recipients().get(0).reply()).contains("550 5.1.1 <f…@example.org>: User unknown");
        assertThat(sent.recipients().get(1).reply().orElseThrow()).startsWith("250 2.0.0 Ok: queued as ");
    }

    @Test
    void onlyADeferredRecipientIsTriedAgainWithTheSameBytes() throws Exception {
        // Given
        mail.rules().answerRecipient(second, GREYLISTED);

        // When
        String requestId = requestTo(first, second);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        mail.rules().reset();
        makeDue(requestId);

        // Then
        assertThat(delayed.reason()).isEqualTo(DelayReason.RETRY);
        assertThat(delayed.detail()).startsWith("Accepted for 1 of 2 recipients.");
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.attempts()).isEqualTo(2);
        assertThat(sent.recipients())
                .extracting(RecipientOutcome::address)
                .containsExactly(new EmailAddress(first), new EmailAddress(second));
        assertThat(sent.recipients()).allMatch(RecipientOutcome::accepted);
        ReceivedMessage early = only(first);
        ReceivedMessage late = only(second);
        assertThat(late.forwardPaths()).containsExactly(second);
        assertThat(messageText(late)).isEqualTo(messageText(early));
        assertThat(records(Topics.DOCUMENT_SENT, requestId)).hasSize(1);
    }

    @Test
    void whoseNameChangesInBetweenIsCalledAsBeforeByTheOthers() throws Exception {
        // Given
        String requestId = secondIsDeferred();

        // When
        mail.rules().reset();
        publishProfileAs(address(), "Jérôme Durand", 2);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.recipients()).allMatch(RecipientOutcome::accepted);
        assertThat(messageText(only(second))).isEqualTo(messageText(only(first)));
    }

    @Test
    void whoseAddressChangesInBetweenSendsTheOthersAnotherMessage() throws Exception {
        // Given
        String requestId = secondIsDeferred();
        EmailAddress other = new EmailAddress("other-" + sender + "@mail.example");
        mail.addUser(other.value(), "secret");

        // When
        mail.rules().reset();
        publishProfileAs(other, "Jérôme Dupond", 2);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.from()).isEqualTo(other);
        assertThat(only(second).reversePath()).isEqualTo(other.value());
        assertThat(only(second).text()).contains("Message-ID: " + sent.messageId());
        assertThat(only(first).text()).contains("<" + address().value() + ">").doesNotContain(sent.messageId());
        assertThat(mail.receivedFor(first)).hasSize(1);
    }

    private String secondIsDeferred() throws Exception {
        mailbox("secret");
        settings.password("acme", sender, "secret");
        publishProfile(1, State.CONNECTED);
        mail.rules().answerRecipient(second, GREYLISTED);
        String requestId = requestTo(first, second);
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        return requestId;
    }

    @Test
    void theEndTellsOfTheOneWhoWasRefusedAtLast() throws Exception {
        // Given
        mail.rules().answerRecipient(second, GREYLISTED);
        String requestId = requestTo(first, second);
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);

        // When
        mail.rules().rejectRecipient(second);
        makeDue(requestId);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.recipients()).extracting(RecipientOutcome::accepted).containsExactly(true, false);
        assertThat(sent.recipients().get(1).reply()).contains("550 5.1.1 User unknown");
        assertThat(records(Topics.DELIVERY_FAILED, requestId)).isEmpty();
    }

    @Test
    void theEndTellsOfTheOneWhoWasGivenUpAndTheCopyIsFiled() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        publishProfile(1, State.CONNECTED, Optional.of(imap()));
        mail.rules().answerRecipient(second, GREYLISTED);
        String requestId = requestTo(first, second);
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);

        // When
        update("update delivery set due_at = now(), deferred_since = now() - interval '2 days'", requestId);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.attempts()).isEqualTo(2);
        assertThat(sent.from()).isEqualTo(address());
        assertThat(sent.sentCopy()).isEqualTo(SentCopy.PENDING);
        assertThat(sent.recipients()).extracting(RecipientOutcome::accepted).containsExactly(true, false);
        assertThat(sent.recipients().get(1).reply()).contains(GREYLISTED);
        await().atMost(SOON).until(() -> mail.folder(address().value(), "Sent").size() == 1);
        assertThat(mail.receivedFor(second)).isEmpty();
    }

    @Test
    void whereAllAreRefusedOneWhoMayBeAcceptedLaterIsWaitedFor() throws Exception {
        // Given
        mail.rules().rejectRecipient(first);
        mail.rules().answerRecipient(second, GREYLISTED);

        // When
        String requestId = requestTo(first, second);
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        mail.rules().rejectRecipient(second);
        makeDue(requestId);

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.RECIPIENT_REJECTED);
        assertThat(failed.recipients()).extracting(RecipientOutcome::accepted).containsExactly(false, false);
    }

    @Test
    void aMessageThatIsRefusedReachesNobodyWhateverWasSaidToTheRecipients() throws Exception {
        // Given
        mail.rules().answerContent("554 5.7.1 Spam detected");

        // When
        String requestId = requestTo(first, second);

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.recipients())
                .hasSize(2)
                .allMatch(recipient -> !recipient.accepted())
                .extracting(RecipientOutcome::reply)
                .containsOnly(Optional.of("554 5.7.1 Spam detected"));
    }

    private ReceivedMessage only(String recipient) {
        List<ReceivedMessage> received = mail.receivedFor(recipient);
        assertThat(received).hasSize(1);
        return received.getFirst();
    }
}
