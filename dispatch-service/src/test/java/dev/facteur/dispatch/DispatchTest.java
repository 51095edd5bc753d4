package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.testsupport.SettingsStandIn;
import dev.facteur.dispatch.testsupport.Surroundings;
import dev.facteur.dispatch.testsupport.Topic;
import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.PostgresPart;
import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectPostgres;
import dev.facteur.embedded.quarkus.KafkaResource;
import dev.facteur.embedded.quarkus.MailResource;
import dev.facteur.embedded.quarkus.OidcResource;
import dev.facteur.embedded.quarkus.PostgresResource;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.Connection.State;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on real parts; only settings-service is stood in for. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "dispatch"))
@QuarkusTestResource(MailResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(SettingsStandIn.class)
@QuarkusTestResource(Surroundings.class)
class DispatchTest {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final Duration SOON = Duration.ofSeconds(30);

    @InjectMail
    MailPart mail;

    @SuppressWarnings("NullAway.Init") // injected by its type
    SettingsStandIn settings;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @InjectKafka
    KafkaPart kafka;

    @InjectPostgres
    PostgresPart database;

    @Inject
    DataSource dataSource;

    private final Map<String, Topic> topics = new HashMap<>();
    private final String sender = "s-" + UUID.randomUUID();

    @SuppressWarnings("NullAway.Init") // made anew for every test
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        mail.reset();
        settings.available(true);
    }

    @AfterEach
    void disconnect() {
        producer.close();
        topics.values().forEach(Topic::close);
    }

    @Test
    void aDocumentLeavesByTheRelay() throws Exception {
        // When
        String requestId =
                request("\"from\":{\"address\":\"j.dupond@example.org\",\"name\":\"Jérôme\"},", "client@example.org");

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.RELAY);
        assertThat(sent.from()).isEqualTo(new EmailAddress("documents@app.example"));
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(sent.recipients()).singleElement().matches(recipient -> recipient.accepted());
        assertThat(sent.document().orElseThrow().value().get("id").asText()).isEqualTo("F-1");
        ReceivedMessage message = mail.receivedFor("client@example.org").getFirst();
        assertThat(message.reversePath()).isEqualTo("documents@app.example");
        assertThat(message.text()).contains("Message-ID: " + sent.messageId()).contains("j.dupond@example.org");
        ConsumerRecord<String, byte[]> event =
                record(Topics.DOCUMENT_SENT, requestId).orElseThrow();
        assertThat(event.key()).isEqualTo("acme/" + sender);
        assertThat(header(event, "ce_type")).isEqualTo("dev.facteur.document-sent");
        assertThat(header(event, "ce_subject")).isEqualTo(requestId);
    }

    @Test
    void aDocumentLeavesByTheSendersOwnMailbox() throws Exception {
        // Given
        mailbox("secret-1");
        settings.password("acme", sender, "secret-1");
        publishProfile(1, State.CONNECTED);

        // When
        String requestId = request("", "client@example.org");

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(sent.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(sent.from()).isEqualTo(address());
        assertThat(mail.receivedFor("client@example.org").getFirst().reversePath())
                .isEqualTo(address().value());
    }

    @Test
    void theSameRequestTwiceIsOneMailAndTwoEqualEvents() throws Exception {
        // Given
        String requestId = "r-" + UUID.randomUUID();
        String to = UUID.randomUUID() + "@example.org";
        byte[] request = json(requestId, "\"from\":{\"address\":\"a@example.org\"},", to, "Bonjour");

        // When
        publish(request);
        publish(request);
        await().atMost(SOON)
                .until(() -> records(Topics.DOCUMENT_SENT, requestId).size() >= 2);
        publish(request);

        // Then
        await().atMost(SOON)
                .until(() -> records(Topics.DOCUMENT_SENT, requestId).size() >= 3);
        List<ConsumerRecord<String, byte[]>> events = records(Topics.DOCUMENT_SENT, requestId);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.value()).isEqualTo(events.getFirst().value());
            assertThat(header(event, "ce_id")).isEqualTo(header(events.getFirst(), "ce_id"));
        });
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void theSameKeyWithOtherContentsIsPutAside() throws Exception {
        // Given
        String requestId = "r-" + UUID.randomUUID();
        String to = UUID.randomUUID() + "@example.org";
        publish(json(requestId, "\"from\":{\"address\":\"a@example.org\"},", to, "Bonjour"));
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);

        // When
        publish(json(requestId, "\"from\":{\"address\":\"a@example.org\"},", to, "Bonsoir"));

        // Then
        await().atMost(SOON)
                .until(() -> record(Topics.SEND_DOCUMENT_REJECTED, requestId).isPresent());
        assertThat(header(record(Topics.SEND_DOCUMENT_REJECTED, requestId).orElseThrow(), "rejection-reason"))
                .contains("/requestId");
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsPutAsideUntouched() throws Exception {
        // Given
        String poison = "{\"requestId\":\"poison-" + UUID.randomUUID() + "\", not json";
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.SEND_DOCUMENT, "any key", poison.getBytes(StandardCharsets.UTF_8));
        record.headers().add("caller", "billing".getBytes(StandardCharsets.UTF_8));

        // When
        producer.send(record).get();
        producer.send(new ProducerRecord<>(Topics.SEND_DOCUMENT, "tombstone", null))
                .get();
        String after = request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, after, DocumentSent.class);
        await().atMost(SOON)
                .until(() -> topic(Topics.SEND_DOCUMENT_REJECTED).records().stream()
                        .anyMatch(rejected -> "tombstone".equals(rejected.key()) && rejected.value() == null));
        ConsumerRecord<String, byte[]> rejected = topic(Topics.SEND_DOCUMENT_REJECTED).records().stream()
                .filter(candidate -> candidate.value() != null
                        && new String(candidate.value(), StandardCharsets.UTF_8).equals(poison))
                .findFirst()
                .orElseThrow();
        assertThat(rejected.key()).isEqualTo("any key");
        assertThat(header(rejected, "caller")).isEqualTo("billing");
        assertThat(header(rejected, "rejection-reason")).isNotBlank();
    }

    @Test
    void aSenderWithoutProfileAndFromIsUnknown() throws Exception {
        // When
        String requestId = request("", "client@example.org");

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.SENDER_UNKNOWN);
        assertThat(failed.whoActs()).isEqualTo(WhoActs.CALLER);
    }

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
    void anAddressThatTheServerRefusesFailsWithItsWords() throws Exception {
        // Given
        mail.rules().rejectRecipient("nobody@example.org");

        // When
        String requestId = request("\"from\":{\"address\":\"a@example.org\"},", "nobody@example.org");

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.RECIPIENT_REJECTED);
        assertThat(failed.smtp().orElseThrow().code()).hasValue(550);
        assertThat(failed.recipients()).singleElement().matches(recipient -> !recipient.accepted());
    }

    @Test
    void aMessageLargerThanTheServerTakesFailsBeforeItIsUploaded() throws Exception {
        // Given
        mail.rules().limitMessageSize(1000);

        // When
        String requestId =
                request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org", "long ".repeat(500));

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.MESSAGE_TOO_LARGE);
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
    void whatTheServerMayHaveTakenIsSentAgainUnderTheSameMessageId() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        mail.rules().loseReplyToContent();

        // When
        String requestId = request("\"from\":{\"address\":\"a@example.org\"},", to);
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        mail.rules().reset();
        makeDue(requestId);

        // Then
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(delayed.reason()).isEqualTo(DelayReason.RETRY);
        assertThat(sent.attempts()).isEqualTo(2);
        List<ReceivedMessage> received = mail.receivedFor(to);
        assertThat(received).hasSize(2);
        assertThat(messageText(received.get(1))).isEqualTo(messageText(received.get(0)));
    }

    @Test
    void whatTheServerMayHaveTakenIsHeldIfTheRequestSaysSo() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        mail.rules().loseReplyToContent();

        // When
        String requestId = request("\"onUncertain\":\"HOLD\",\"from\":{\"address\":\"a@example.org\"},", to);

        // Then
        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, requestId, DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.UNCERTAIN);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void whileTheRelayIsAwayDocumentsWaitAndThenLeave() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        mail.stop();
        String requestId;

        // When
        try {
            requestId = request("\"from\":{\"address\":\"a@example.org\"},", to);
            DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
            assertThat(delayed.reason()).isEqualTo(DelayReason.SERVER_UNREACHABLE);
        } finally {
            mail.restart();
        }
        makeDue(requestId);

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(mail.receivedFor(to)).hasSize(1);
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
    void whileTheDatabaseIsAwayNothingIsSentAndNothingIsLost() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        database.stop();
        String requestId;

        // When
        try {
            requestId = request("\"from\":{\"address\":\"a@example.org\"},", to);
            request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");
        } finally {
            database.restart();
        }

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void whatIsSentWhileKafkaIsAwayIsToldWhenItIsBack() throws Exception {
        // Given
        String to = UUID.randomUUID() + "@example.org";
        mail.stop();
        String requestId;
        try {
            requestId = request("\"from\":{\"address\":\"a@example.org\"},", to);
            awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        } finally {
            mail.restart();
        }

        // When
        kafka.stop();
        try {
            makeDue(requestId);
            await().atMost(SOON).until(() -> !mail.receivedFor(to).isEmpty());
        } finally {
            kafka.restart();
        }

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        String after = request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");
        awaitEvent(Topics.DOCUMENT_SENT, after, DocumentSent.class);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    private SenderKey key() {
        return new SenderKey(new TenantId("acme"), new SenderId(sender));
    }

    private void makeDue(String requestId) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement("update delivery set due_at = now() where request_id = ?")) {
            statement.setString(1, requestId);
            statement.executeUpdate();
        }
    }

    // Each server writes its own Received line; all below is ours.
    private static String messageText(ReceivedMessage message) {
        return message.text().substring(message.text().indexOf("Date: "));
    }

    private EmailAddress address() {
        return new EmailAddress(sender + "@mail.example");
    }

    private void mailbox(String password) {
        mail.addUser(address().value(), password);
    }

    private void publishProfile(long version, State state) throws Exception {
        SenderProfile profile = new SenderProfile(
                new TenantId("acme"),
                new SenderId(sender),
                address(),
                Optional.of("Jérôme Dupond"),
                Optional.empty(),
                SendingMethod.MAILBOX,
                Optional.of(new SmtpServer(
                        new HostName("localhost"),
                        mail.submissionPort(),
                        TransportSecurity.STARTTLS,
                        address().value(),
                        Authentication.PASSWORD)),
                Optional.empty(),
                false,
                new Connection(state, Optional.of(address().value()), Optional.empty(), Optional.empty()),
                version);
        producer.send(new ProducerRecord<>(
                        Topics.SENDER_PROFILES, profile.key().toString(), JSON.writeValueAsBytes(profile)))
                .get();
        await().atMost(SOON).until(() -> Profiles.version(profile.key()) >= version);
    }

    private String request(String from, String to) throws Exception {
        return request(from, to, "Bonjour");
    }

    private String request(String from, String to, String text) throws Exception {
        String requestId = "r-" + UUID.randomUUID();
        publish(json(requestId, from, to, text));
        return requestId;
    }

    private byte[] json(String requestId, String from, String to, String text) {
        return """
                {"requestId":"%s","tenantId":"acme","senderId":"%s",%s
                 "to":[{"address":"%s"}],"subject":"Facture n° 1","text":"%s",
                 "attachments":[{"fileName":"été.pdf","contentType":"application/pdf","content":"JVBERi0xLjc="}],
                 "document":{"type":"invoice","id":"F-1"}}""".formatted(requestId, sender, from, to, text).getBytes(StandardCharsets.UTF_8);
    }

    private void publish(byte[] request) throws Exception {
        producer.send(new ProducerRecord<>(Topics.SEND_DOCUMENT, "acme/" + sender, request))
                .get();
    }

    private <T> T awaitEvent(String topic, String requestId, Class<T> type) throws Exception {
        await().atMost(SOON).until(() -> record(topic, requestId).isPresent());
        return JSON.readValue(record(topic, requestId).orElseThrow().value(), type);
    }

    private <T> T awaitSenderEvent(String topic, Class<T> type) throws Exception {
        await().atMost(SOON).until(() -> !senderRecords(topic).isEmpty());
        return JSON.readValue(senderRecords(topic).getFirst().value(), type);
    }

    private List<ConsumerRecord<String, byte[]>> senderRecords(String topic) {
        return topic(topic).records().stream()
                .filter(record -> ("acme/" + sender).equals(record.key()))
                .toList();
    }

    private Optional<ConsumerRecord<String, byte[]>> record(String topic, String requestId) {
        return records(topic, requestId).stream().findFirst();
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic, String requestId) {
        return topic(topic).records().stream()
                .filter(record -> record.value() != null
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"" + requestId + "\""))
                .toList();
    }

    private Topic topic(String name) {
        return topics.computeIfAbsent(name, topic -> new Topic(bootstrapServers, topic));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
