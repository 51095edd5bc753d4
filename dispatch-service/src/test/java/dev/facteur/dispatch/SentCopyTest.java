package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.dispatch.testsupport.ImapClient;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.outcome.SentCopyFailed;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection.State;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.TransportSecurity;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the request to the sender's Sent folder, on real parts. */
@QuarkusTest
class SentCopyTest extends WholeService {
    private static final String PASSWORD = "secret";

    private final String to = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void openMailbox() {
        mailbox(PASSWORD);
        settings.password("acme", sender, PASSWORD);
    }

    @Test
    void aCopyOfExactlyWhatWasSentIsFiledAsRead() throws Exception {
        // Given
        publishProfile(1, imap(mail.imapsPort()));

        // When
        DocumentSent event = awaitSent(request(""));

        // Then
        assertThat(event.sentCopy()).isEqualTo(SentCopy.PENDING);
        await().atMost(SOON).until(() -> folder().size() == 1);
        assertThat(folder().getFirst()).isEqualTo(submitted());
        try (ImapClient client = new ImapClient(mail, address().value(), PASSWORD)) {
            assertThat(client.only("Sent").isRead()).isTrue();
        }
        await().atMost(SOON).until(() -> rows() == 0);
    }

    @Test
    void aDocumentByTheRelayIsNotCopied() throws Exception {
        // When
        DocumentSent event = awaitSent(request("\"from\":{\"address\":\"a@example.org\"},"));

        // Then
        assertThat(event.sentCopy()).isEqualTo(SentCopy.NOT_WANTED);
        assertThat(rows()).isZero();
    }

    @Test
    void aWrongImapServerCostsNeitherTheMailNorTheCopy() throws Exception {
        // Given: a server that speaks another protocol
        publishProfile(1, imap(mail.submissionPort()));

        // When
        DocumentSent event = awaitSent(request(""));
        await().atMost(SOON).until(() -> lastError().isPresent());
        publishProfile(2, imap(mail.imapsPort()));

        // Then
        assertThat(event.sentCopy()).isEqualTo(SentCopy.PENDING);
        await().atMost(SOON).until(() -> folder().size() == 1);
        assertThat(mail.receivedFor(to)).hasSize(1);
        assertThat(senderEvents(Topics.DOCUMENT_SENT)).hasSize(1);
        assertThat(senderEvents(Topics.SENT_COPY_FAILED)).isEmpty();
    }

    @Test
    void aProfileThatCannotBeReadDelaysACopyAndTheNextOneMendsIt() throws Exception {
        // Given
        publishProfile(1, imap(mail.submissionPort()));
        awaitSent(request(""));
        await().atMost(SOON).until(() -> lastError().isPresent());
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement("update sender_profile set profile = '{' where sender_id = ?")) {
            statement.setString(1, sender);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }

        // When
        updateCopy("update sent_copy set due_at = now()");
        await().atMost(SOON).until(() -> lastError().orElse("").contains("a fault of its own"));
        publishProfile(2, imap(mail.imapsPort()));

        // Then
        await().atMost(SOON).until(() -> folder().size() == 1);
    }

    @Test
    void aRefusedPasswordIsNotTriedAgainBeforeTheProfileChanges() throws Exception {
        // Given
        settings.passwords("acme", sender, PASSWORD, "not this one");
        publishProfile(1, imap(mail.imapsPort()));

        // When
        awaitSent(request(""));
        await().atMost(SOON).until(() -> lastError().isPresent());
        Duration pause = query("select extract(epoch from due_at - now())", row -> Duration.ofSeconds(row.getLong(1)))
                .orElseThrow();
        settings.passwords("acme", sender, PASSWORD, PASSWORD);
        publishProfile(2, imap(mail.imapsPort()));

        // Then
        assertThat(pause).isGreaterThan(Duration.ofDays(6));
        await().atMost(SOON).until(() -> folder().size() == 1);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void whatTheProviderFilesByItselfIsNotDoubled() throws Exception {
        // Given
        publishProfile(1, imap(mail.submissionPort()));
        awaitSent(request(""));
        await().atMost(SOON).until(() -> lastError().isPresent());
        try (ImapClient client = new ImapClient(mail, address().value(), PASSWORD)) {
            client.createFolder("Éléments envoyés");
            client.append("Éléments envoyés", submitted());
        }

        // When
        publishProfile(2, imap(mail.imapsPort()));

        // Then
        await().atMost(SOON).until(() -> rows() == 0);
        assertThat(mail.folder(address().value(), "Éléments envoyés")).hasSize(1);
        assertThat(folder()).isEmpty();
    }

    @Test
    void aProviderThatFilesByItselfIsRememberedForAWhile() throws Exception {
        // Given
        mail.rules().fileSentMessages();
        publishProfile(1, imap(mail.imapsPort()));
        DocumentSent first = awaitSent(request(""));
        await().atMost(SOON).until(() -> rows() == 0);

        // When
        DocumentSent second = awaitSent(request(""));
        updateCopy("update sent_copy_habit set learned_at = now() - interval '8 days'");
        DocumentSent afterAWhile = awaitSent(request(""));

        // Then
        assertThat(first.sentCopy()).isEqualTo(SentCopy.PENDING);
        assertThat(second.sentCopy()).isEqualTo(SentCopy.PROVIDER);
        assertThat(afterAWhile.sentCopy()).isEqualTo(SentCopy.PENDING);
        await().atMost(SOON).until(() -> rows() == 0);
        assertThat(folder()).hasSize(3);
    }

    @Test
    void aCopyThatIsGivenUpIsToldAndTheMailStaysSent() throws Exception {
        // Given
        publishProfile(1, imap(mail.submissionPort()));
        String requestId = request("");
        awaitSent(requestId);
        await().atMost(SOON).until(() -> lastError().isPresent());

        // When
        updateCopy("update sent_copy set retries_since = now() - interval '25 hours', due_at = now()");

        // Then
        await().atMost(SOON).until(() -> !senderEvents(Topics.SENT_COPY_FAILED).isEmpty());
        SentCopyFailed failed =
                JSON.readValue(senderEvents(Topics.SENT_COPY_FAILED).getFirst(), SentCopyFailed.class);
        assertThat(failed.requestId().value()).isEqualTo(requestId);
        assertThat(failed.attempts()).isEqualTo(2);
        assertThat(failed.document()).isPresent();
        assertThat(failed.detail()).doesNotContain(address().value());
        await().atMost(SOON).until(() -> rows() == 0);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void aFailedCopyThatWasNotToldIsToldLater() throws Exception {
        // Given: what a process leaves behind that is lost between giving up and telling
        publishProfile(1, imap(mail.submissionPort()));
        String requestId = request("");
        awaitSent(requestId);
        await().atMost(SOON).until(() -> lastError().isPresent());
        DispatchEvent event = new SentCopyFailed(
                new RequestId(requestId),
                new TenantId("acme"),
                new SenderId(sender),
                SendingMethod.MAILBOX,
                Optional.empty(),
                Instant.now(),
                1,
                "lost");

        // When
        updateCopy(
                "update sent_copy set state = 'FAILED', message = null, changed_at = now() - interval '1 hour', event = '"
                        + JSON.writeValueAsString(event) + "'");

        // Then
        await().atMost(SOON).until(() -> !senderEvents(Topics.SENT_COPY_FAILED).isEmpty());
        await().atMost(SOON).until(() -> rows() == 0);
    }

    @Test
    void anErasedSendersCopiesAreForgotten() throws Exception {
        // Given
        publishProfile(1, imap(mail.submissionPort()));
        awaitSent(request(""));
        await().atMost(SOON).until(() -> lastError().isPresent());

        // When
        producer.send(new ProducerRecord<>(Topics.SENDER_PROFILES, key().toString(), null))
                .get();

        // Then
        await().atMost(SOON).until(() -> rows() == 0);
        assertThat(senderEvents(Topics.SENT_COPY_FAILED)).isEmpty();
    }

    @Test
    void theStoredMessageCannotBeRead() throws Exception {
        // Given
        publishProfile(1, imap(mail.submissionPort()));

        // When
        awaitSent(request(""));

        // Then
        byte[] stored = query("select message", row -> row.getBytes(1)).orElseThrow();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Message-ID");
    }

    @Test
    void aMessageThatWasNotAcceptedIsNotCopied() throws Exception {
        // Given
        mail.rules().rejectRecipient(to);
        publishProfile(1, imap(mail.imapsPort()));

        // When
        String requestId = request("");
        awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);

        // Then
        assertThat(query("select state", row -> row.getString(1))).contains("PREPARED");
        assertThat(folder()).isEmpty();
    }

    private List<byte[]> folder() {
        return mail.folder(address().value(), "Sent");
    }

    /** What the server was given: it has written a Received line above. */
    private byte[] submitted() {
        String text = mail.receivedFor(to).getFirst().text();
        return text.substring(text.indexOf("Date: ")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private ImapServer imap(int port) {
        return new ImapServer(
                new HostName("localhost"),
                port,
                TransportSecurity.TLS,
                address().value(),
                Authentication.PASSWORD,
                Optional.empty());
    }

    private void publishProfile(long version, ImapServer imap) throws Exception {
        publishProfile(version, State.CONNECTED, Optional.of(imap));
    }

    private String request(String from) throws Exception {
        return request(from, to, "Bonjour, voici l'été.");
    }

    private DocumentSent awaitSent(String requestId) throws Exception {
        return awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
    }

    private List<byte[]> senderEvents(String topic) {
        return senderRecords(topic).stream().map(ConsumerRecord::value).toList();
    }

    private Optional<String> lastError() throws SQLException {
        return query("select last_error", row -> row.getString(1));
    }

    private long rows() throws SQLException {
        return query("select count(*)", row -> row.getLong(1)).orElseThrow();
    }

    private <T> Optional<T> query(String select, Reading<T> reading) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(select + " from sent_copy where sender_id = ?")) {
            statement.setString(1, sender);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(reading.read(row)) : Optional.empty();
            }
        }
    }

    private void updateCopy(String update) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(update + " where sender_id = ?")) {
            statement.setString(1, sender);
            statement.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
