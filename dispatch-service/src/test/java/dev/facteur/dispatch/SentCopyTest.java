package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.testsupport.ImapClient;
import dev.facteur.dispatch.testsupport.SettingsStandIn;
import dev.facteur.dispatch.testsupport.Surroundings;
import dev.facteur.dispatch.testsupport.Topic;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.KafkaResource;
import dev.facteur.embedded.quarkus.MailResource;
import dev.facteur.embedded.quarkus.OidcResource;
import dev.facteur.embedded.quarkus.PostgresResource;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.outcome.SentCopyFailed;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.Connection.State;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the request to the sender's Sent folder, on real parts. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "dispatch"))
@QuarkusTestResource(MailResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(SettingsStandIn.class)
@QuarkusTestResource(Surroundings.class)
class SentCopyTest {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PASSWORD = "secret";

    @InjectMail
    MailPart mail;

    @SuppressWarnings("NullAway.Init") // injected by its type
    SettingsStandIn settings;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    DataSource dataSource;

    private final String sender = "s-" + UUID.randomUUID();
    private final String to = UUID.randomUUID() + "@example.org";

    @SuppressWarnings("NullAway.Init") // made anew for every test
    private KafkaProducer<String, byte[]> producer;

    @SuppressWarnings("NullAway.Init") // made anew for every test
    private Topic sent;

    @SuppressWarnings("NullAway.Init") // made anew for every test
    private Topic copyFailed;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        sent = new Topic(bootstrapServers, Topics.DOCUMENT_SENT);
        copyFailed = new Topic(bootstrapServers, Topics.SENT_COPY_FAILED);
        mail.reset();
        mail.addUser(address(), PASSWORD);
        settings.available(true);
        settings.password("acme", sender, PASSWORD);
    }

    @AfterEach
    void disconnect() {
        producer.close();
        sent.close();
        copyFailed.close();
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
        try (ImapClient client = new ImapClient(mail, address(), PASSWORD)) {
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
        assertThat(eventsOf(sent)).hasSize(1);
        assertThat(eventsOf(copyFailed)).isEmpty();
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
        try (ImapClient client = new ImapClient(mail, address(), PASSWORD)) {
            client.createFolder("Éléments envoyés");
            client.append("Éléments envoyés", submitted());
        }

        // When
        publishProfile(2, imap(mail.imapsPort()));

        // Then
        await().atMost(SOON).until(() -> rows() == 0);
        assertThat(mail.folder(address(), "Éléments envoyés")).hasSize(1);
        assertThat(folder()).isEmpty();
    }

    @Test
    void aCopyThatIsGivenUpIsToldAndTheMailStaysSent() throws Exception {
        // Given
        publishProfile(1, imap(mail.submissionPort()));
        String requestId = request("");
        awaitSent(requestId);
        await().atMost(SOON).until(() -> lastError().isPresent());

        // When
        update("update sent_copy set retries_since = now() - interval '25 hours', due_at = now()");

        // Then
        await().atMost(SOON).until(() -> !eventsOf(copyFailed).isEmpty());
        SentCopyFailed failed = JSON.readValue(eventsOf(copyFailed).getFirst(), SentCopyFailed.class);
        assertThat(failed.requestId().value()).isEqualTo(requestId);
        assertThat(failed.attempts()).isEqualTo(2);
        assertThat(failed.document()).isPresent();
        assertThat(failed.detail()).doesNotContain(address());
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
        update(
                "update sent_copy set state = 'FAILED', message = null, changed_at = now() - interval '1 hour', event = '"
                        + JSON.writeValueAsString(event) + "'");

        // Then
        await().atMost(SOON).until(() -> !eventsOf(copyFailed).isEmpty());
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
        assertThat(eventsOf(copyFailed)).isEmpty();
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
        try (Topic failed = new Topic(bootstrapServers, Topics.DELIVERY_FAILED)) {
            await().atMost(SOON)
                    .until(() -> failed.records().stream()
                            .anyMatch(record -> new String(record.value(), StandardCharsets.UTF_8)
                                    .contains("\"" + requestId + "\"")));
        }

        // Then
        assertThat(query("select state", row -> row.getString(1))).contains("PREPARED");
        assertThat(folder()).isEmpty();
    }

    private List<byte[]> folder() {
        return mail.folder(address(), "Sent");
    }

    /** What the server was given: it has written a Received line above. */
    private byte[] submitted() {
        String text = mail.receivedFor(to).getFirst().text();
        return text.substring(text.indexOf("Date: ")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private SenderKey key() {
        return new SenderKey(new TenantId("acme"), new SenderId(sender));
    }

    private String address() {
        return sender + "@mail.example";
    }

    private ImapServer imap(int port) {
        return new ImapServer(
                new HostName("localhost"),
                port,
                TransportSecurity.TLS,
                address(),
                Authentication.PASSWORD,
                Optional.empty());
    }

    private void publishProfile(long version, ImapServer imap) throws Exception {
        SenderProfile profile = new SenderProfile(
                new TenantId("acme"),
                new SenderId(sender),
                new EmailAddress(address()),
                Optional.of("Jérôme Dupond"),
                Optional.empty(),
                SendingMethod.MAILBOX,
                Optional.of(new SmtpServer(
                        new HostName("localhost"),
                        mail.submissionPort(),
                        TransportSecurity.STARTTLS,
                        address(),
                        Authentication.PASSWORD)),
                Optional.of(imap),
                true,
                new Connection(State.CONNECTED, Optional.of(address()), Optional.empty(), Optional.empty()),
                version);
        producer.send(new ProducerRecord<>(
                        Topics.SENDER_PROFILES, profile.key().toString(), JSON.writeValueAsBytes(profile)))
                .get();
        await().atMost(SOON).until(() -> Profiles.version(profile.key()) >= version);
    }

    private String request(String from) throws Exception {
        String requestId = "r-" + UUID.randomUUID();
        String request = """
                {"requestId":"%s","tenantId":"acme","senderId":"%s",%s
                 "to":[{"address":"%s"}],"subject":"Facture n° 1","text":"Bonjour, voici l'été.",
                 "attachments":[{"fileName":"été.pdf","contentType":"application/pdf","content":"JVBERi0xLjc="}],
                 "document":{"type":"invoice","id":"F-1"}}""".formatted(requestId, sender, from, to);
        producer.send(new ProducerRecord<>(
                        Topics.SEND_DOCUMENT, key().toString(), request.getBytes(StandardCharsets.UTF_8)))
                .get();
        return requestId;
    }

    private DocumentSent awaitSent(String requestId) throws Exception {
        await().atMost(SOON).until(() -> !eventsOf(sent).isEmpty());
        DocumentSent event = JSON.readValue(eventsOf(sent).getFirst(), DocumentSent.class);
        assertThat(event.requestId().value()).isEqualTo(requestId);
        return event;
    }

    private List<byte[]> eventsOf(Topic topic) {
        return topic.records().stream()
                .filter(record -> key().toString().equals(record.key()))
                .map(record -> record.value())
                .toList();
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

    private void update(String update) throws SQLException {
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
