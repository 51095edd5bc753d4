package dev.facteur.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.facteur.dispatch.testsupport.ImapClient;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.sender.Connection.State;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reply to the final dot is lost, and the provider has filed the message, or not: the Sent folder is asked first. */
@QuarkusTest
class UncertainLookupTest extends WholeService {
    private static final String PASSWORD = "secret";
    private static final String HOLD = "\"onUncertain\":\"HOLD\",";

    @InjectOidc
    OidcPart oidc;

    private final String to = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void openMailbox() throws Exception {
        mailbox(PASSWORD);
        settings.password("acme", sender, PASSWORD);
        publishProfile(1, State.CONNECTED, Optional.of(imap()));
    }

    /** Learnt a while ago. */
    private void filedBy(String whom) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into sent_copy_habit (tenant_id, sender_id, address, smtp_host, filed_by, learned_at)
                        values ('acme', ?, ?, 'localhost', ?, now())""")) {
            statement.setString(1, sender);
            statement.setString(2, address().value());
            statement.setString(3, whom);
            statement.executeUpdate();
        }
    }

    private DocumentSent sent(String requestId) throws Exception {
        return awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
    }

    private byte[] received() {
        return messageText(mail.receivedFor(to).getFirst()).getBytes(UTF_8);
    }

    @Test
    void whatTheProviderHasFiledWasSent() throws Exception {
        // Given
        filedBy("PROVIDER");
        mail.rules().fileSentMessages();
        mail.rules().loseReplyToContent();

        // When
        String requestId = request("", to, "Bonjour");

        // Then
        DocumentSent event = sent(requestId);
        assertThat(event.attempts()).isEqualTo(1);
        assertThat(event.recipients())
                .singleElement()
                .satisfies(recipient -> assertThat(recipient.accepted()).isTrue());
        assertThat(event.sentCopy()).isEqualTo(SentCopy.PROVIDER);
        assertThat(mail.receivedFor(to)).hasSize(1);
        assertThat(records(Topics.DELIVERY_DELAYED, requestId)).isEmpty();
        assertEndedOnce(requestId);
        String timeline = Asking.person(oidc, "acme", sender)
                .request()
                .get(path(requestId))
                .asString();
        assertThat(timeline).contains("the provider has filed it among the sender's sent mail");
    }

    @Test
    void whatMustNotLeaveTwiceIsLookedForBeforeAPersonIsAsked() throws Exception {
        // Given
        filedBy("PROVIDER");
        mail.rules().fileSentMessages();
        mail.rules().loseReplyToContent();

        // When
        String requestId = request(HOLD, to, "Bonjour");

        // Then
        assertThat(sent(requestId).attempts()).isEqualTo(1);
        assertThat(records(Topics.DELIVERY_FAILED, requestId)).isEmpty();
    }

    @Test
    void whatIsFiledLateIsFoundBeforeItIsSentAgain() throws Exception {
        // Given
        filedBy("PROVIDER");
        mail.rules().loseReplyToContent();
        String requestId = request("", to, "Bonjour");
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        mail.rules().reset();
        try (ImapClient client = new ImapClient(mail, address().value(), PASSWORD)) {
            client.createFolder("Sent");
            client.append("Sent", received());
        }

        // When
        makeDue(requestId);

        // Then
        assertThat(sent(requestId).attempts()).isEqualTo(2);
        assertThat(mail.receivedFor(to)).hasSize(1);
        assertEndedOnce(requestId);
    }

    @Test
    void whatIsNotThereIsSentAgain() throws Exception {
        // Given
        filedBy("PROVIDER");
        mail.rules().loseReplyToContent();
        String requestId = request("", to, "Bonjour");
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        mail.rules().reset();

        // When
        makeDue(requestId);

        // Then
        assertThat(sent(requestId).attempts()).isEqualTo(2);
        assertThat(mail.receivedFor(to)).hasSize(2);
    }

    @Test
    void whereWeFileTheCopiesTheFolderSaysNothing() throws Exception {
        // Given: somebody else's doing, for nothing of ours is there before the ledger says sent
        filedBy("CLIENT");
        mail.rules().fileSentMessages();
        mail.rules().loseReplyToContent();

        // When
        String requestId = request(HOLD, to, "Bonjour");

        // Then
        assertThat(awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class)
                        .cause())
                .isEqualTo(FailureCause.UNCERTAIN);
    }

    @Test
    void anImapServerThatIsAwayChangesNothing() throws Exception {
        // Given
        filedBy("PROVIDER");
        publishProfile(2, State.CONNECTED, Optional.of(imapAt(mail.submissionPort())));
        mail.rules().loseReplyToContent();

        // When
        String requestId = request(HOLD, to, "Bonjour");

        // Then
        assertThat(awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class)
                        .cause())
                .isEqualTo(FailureCause.UNCERTAIN);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void whoWasRefusedIsNotTakenForMailedBecauseOfTheOthers() throws Exception {
        // Given
        filedBy("PROVIDER");
        String refused = "no-" + to;
        mail.rules().rejectRecipient(refused);
        mail.rules().fileSentMessages();
        mail.rules().loseReplyToContent();

        // When
        String requestId = request("", to + "\"},{\"address\":\"" + refused, "Bonjour");

        // Then
        DocumentSent event = sent(requestId);
        assertThat(event.recipients())
                .extracting(recipient -> recipient.address().value(), RecipientOutcome::accepted)
                .containsExactlyInAnyOrder(tuple(to, true), tuple(refused, false));
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void aCopyOfThoseWhoHaveItAlreadyProvesNothingForTheOthers() throws Exception {
        // Given
        filedBy("PROVIDER");
        String later = "later-" + to;
        mail.rules().fileSentMessages();
        mail.rules().answerRecipient(later, "451 4.3.0 Later");
        String requestId = request("", to + "\"},{\"address\":\"" + later, "Bonjour");
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        mail.rules().reset();
        mail.rules().loseReplyToContent();
        makeDue(requestId);
        await().atMost(SOON).until(() -> count("attempts = 2 and state = 'WAITING'", requestId) == 1);
        mail.rules().reset();

        // When
        makeDue(requestId);

        // Then
        assertThat(sent(requestId).attempts()).isEqualTo(3);
        assertThat(mail.receivedFor(later)).hasSize(2);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }
}
