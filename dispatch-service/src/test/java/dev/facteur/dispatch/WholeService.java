package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.testsupport.Gateway;
import dev.facteur.dispatch.testsupport.MailApis;
import dev.facteur.dispatch.testsupport.ObjectStoreStandIn;
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
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole service on real parts, and a sender of its own for every test; only settings-service is stood in for. */
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "dispatch"))
@QuarkusTestResource(MailResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(SettingsStandIn.class)
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(ObjectStoreStandIn.class)
@QuarkusTestResource(Gateway.class)
@QuarkusTestResource(MailApis.class)
abstract class WholeService {
    static final ObjectMapper JSON = FacteurJson.newMapper();
    static final Duration SOON = Duration.ofSeconds(30);

    @InjectMail
    MailPart mail;

    @SuppressWarnings("NullAway.Init") // injected by its type
    SettingsStandIn settings;

    @SuppressWarnings("NullAway.Init") // injected by its type
    Gateway gateway;

    @SuppressWarnings("NullAway.Init") // injected by its type
    MailApis apis;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @InjectKafka
    KafkaPart kafka;

    @InjectPostgres
    PostgresPart database;

    @Inject
    DataSource dataSource;

    private final Map<String, Topic> topics = new HashMap<>();
    final String sender = "s-" + UUID.randomUUID();

    @SuppressWarnings("NullAway.Init") // made anew for every test
    KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", "16777216"),
                new StringSerializer(),
                new ByteArraySerializer());
        mail.reset();
        settings.available(true);
        gateway.leadTo(mail.submissionPort());
    }

    @AfterEach
    void disconnect() {
        producer.close();
        topics.values().forEach(Topic::close);
    }

    final SenderKey key() {
        return new SenderKey(new TenantId("acme"), new SenderId(sender));
    }

    final void makeDue(String requestId) throws Exception {
        update("update delivery set due_at = now()", requestId);
    }

    // Each server writes its own Received line; all below is ours.
    static String messageText(ReceivedMessage message) {
        return message.text().substring(message.text().indexOf("Date: "));
    }

    final EmailAddress address() {
        return new EmailAddress(sender + "@mail.example");
    }

    final void mailbox(String password) {
        mail.addUser(address().value(), password);
    }

    final void publishProfile(long version, State state) throws Exception {
        publishProfile(version, state, Optional.empty());
    }

    /** @param imap where copies of what is sent go; without one none are wanted */
    final void publishProfile(long version, State state, Optional<ImapServer> imap) throws Exception {
        publishProfile(version, state, imap, "localhost", mail.submissionPort());
    }

    /** The sender's mailbox is reached by another way. */
    final void publishProfileOn(int port, long version) throws Exception {
        publishProfileAt("localhost", port, version);
    }

    final void publishProfileAt(String host, int port, long version) throws Exception {
        publishProfile(version, State.CONNECTED, Optional.empty(), host, port);
    }

    private void publishProfile(long version, State state, Optional<ImapServer> imap, String host, int submissionPort)
            throws Exception {
        publishProfile(mailboxProfile(sender, version, state, imap, host, submissionPort));
        awaitProfile(sender, version);
    }

    /** Somebody else's mailbox, on a server that lets them in by any password. */
    final void publishMailbox(String ofSender, int port) throws Exception {
        publishMailboxAt("localhost", ofSender, port);
    }

    final void publishMailboxAt(String host, String ofSender, int port) throws Exception {
        settings.password("acme", ofSender, "secret");
        publishProfile(mailboxProfile(ofSender, 1, State.CONNECTED, Optional.empty(), host, port));
    }

    final void awaitProfile(String ofSender, long version) {
        SenderKey owner = new SenderKey(new TenantId("acme"), new SenderId(ofSender));
        await().atMost(SOON).ignoreExceptions().until(() -> Profiles.version(owner) >= version);
    }

    /** The sender's account at Google or Microsoft. */
    final void publishAccount(SendingMethod method, long version, State state) throws Exception {
        publish(new SenderProfile(
                new TenantId("acme"),
                new SenderId(sender),
                address(),
                Optional.of("Jérôme Dupond"),
                Optional.empty(),
                method,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                new Connection(state, Optional.of(address().value()), Optional.empty(), Optional.empty()),
                version));
    }

    final void publish(SenderProfile profile) throws Exception {
        publishProfile(profile);
        awaitProfile(profile.key().senderId().value(), profile.version());
    }

    private void publishProfile(SenderProfile profile) throws Exception {
        producer.send(new ProducerRecord<>(
                        Topics.SENDER_PROFILES, profile.key().toString(), JSON.writeValueAsBytes(profile)))
                .get();
    }

    /** The sender writes as somebody else from now on. */
    final void publishProfileAs(EmailAddress address, String name, long version) throws Exception {
        publishProfile(mailboxProfile(
                sender, address, name, version, State.CONNECTED, Optional.empty(), "localhost", mail.submissionPort()));
        awaitProfile(sender, version);
    }

    private static SenderProfile mailboxProfile(
            String owner, long version, State state, Optional<ImapServer> imap, String host, int submissionPort) {
        EmailAddress address = new EmailAddress(owner + "@mail.example");
        return mailboxProfile(owner, address, "Jérôme Dupond", version, state, imap, host, submissionPort);
    }

    private static SenderProfile mailboxProfile(
            String owner,
            EmailAddress address,
            String name,
            long version,
            State state,
            Optional<ImapServer> imap,
            String host,
            int submissionPort) {
        return new SenderProfile(
                new TenantId("acme"),
                new SenderId(owner),
                address,
                Optional.of(name),
                Optional.empty(),
                SendingMethod.MAILBOX,
                Optional.of(new SmtpServer(
                        new HostName(host),
                        submissionPort,
                        TransportSecurity.STARTTLS,
                        address.value(),
                        Authentication.PASSWORD)),
                imap,
                imap.isPresent(),
                false,
                new Connection(state, Optional.of(address.value()), Optional.empty(), Optional.empty()),
                version);
    }

    final String request(String from, String to) throws Exception {
        return request(from, to, "Bonjour");
    }

    final String request(String from, String to, String text) throws Exception {
        String requestId = "r-" + UUID.randomUUID();
        publish(json(requestId, from, to, text));
        return requestId;
    }

    final byte[] json(String requestId, String from, String to, String text) {
        return """
                {"requestId":"%s","tenantId":"acme","senderId":"%s",%s
                 "to":[{"address":"%s"}],"subject":"Facture n° 1","text":"%s",
                 "attachments":[{"fileName":"été.pdf","contentType":"application/pdf","content":"JVBERi0xLjc="}],
                 "document":{"type":"invoice","id":"F-1"}}""".formatted(requestId, sender, from, to, text).getBytes(StandardCharsets.UTF_8);
    }

    /** A document by the relay, to several. */
    final String requestTo(String... to) throws Exception {
        return request("\"from\":{\"address\":\"a@example.org\"},", String.join("\"},{\"address\":\"", to));
    }

    final void update(String sql, String requestId) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql + " where request_id = ?")) {
            statement.setString(1, requestId);
            statement.executeUpdate();
        }
    }

    final int count(String condition, String requestId) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from delivery where request_id = ? and " + condition)) {
            statement.setString(1, requestId);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    static String path(String requestId) {
        return "/deliveries/acme/" + requestId;
    }

    /** The sender's profile is gone, as after an erasure. */
    final void erase() throws Exception {
        producer.send(new ProducerRecord<>(Topics.SENDER_PROFILES, key().toString(), null))
                .get();
    }

    final void publish(byte[] request) throws Exception {
        producer.send(new ProducerRecord<>(Topics.SEND_DOCUMENT, "acme/" + sender, request))
                .get();
    }

    final <T> T awaitEvent(String topic, String requestId, Class<T> type) throws Exception {
        await().atMost(SOON).until(() -> record(topic, requestId).isPresent());
        return JSON.readValue(record(topic, requestId).orElseThrow().value(), type);
    }

    final <T> T awaitSenderEvent(String topic, Class<T> type) throws Exception {
        await().atMost(SOON).until(() -> !senderRecords(topic).isEmpty());
        return JSON.readValue(senderRecords(topic).getFirst().value(), type);
    }

    final List<ConsumerRecord<String, byte[]>> senderRecords(String topic) {
        return topic(topic).records().stream()
                .filter(record -> ("acme/" + sender).equals(record.key()))
                .toList();
    }

    final Optional<ConsumerRecord<String, byte[]>> record(String topic, String requestId) {
        return records(topic, requestId).stream().findFirst();
    }

    final List<ConsumerRecord<String, byte[]>> records(String topic, String requestId) {
        return of(requestId, topic(topic).records());
    }

    /** Not only those that have been read by now. */
    final List<ConsumerRecord<String, byte[]>> recordsUpToNow(String topic, String requestId) {
        return of(requestId, topic(topic).recordsUpToNow());
    }

    private static List<ConsumerRecord<String, byte[]>> of(
            String requestId, List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .filter(record -> record.value() != null
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"" + requestId + "\""))
                .toList();
    }

    final Topic topic(String name) {
        return topics.computeIfAbsent(name, topic -> new Topic(bootstrapServers, topic));
    }

    /** The mailbox of the sender, where copies go. */
    final ImapServer imap() {
        return imapAt(mail.imapsPort());
    }

    final ImapServer imapAt(int port) {
        return new ImapServer(
                new HostName("localhost"),
                port,
                TransportSecurity.TLS,
                address().value(),
                Authentication.PASSWORD,
                Optional.empty());
    }

    /** It ended, once: one event tells so, however often it may be told, and the ledger will begin nothing any more. */
    final void assertEndedOnce(String requestId) throws Exception {
        assertThat(Stream.of(Topics.DOCUMENT_SENT, Topics.DELIVERY_FAILED)
                        .flatMap(topic -> records(topic, requestId).stream())
                        .map(record -> header(record, "ce_id"))
                        .distinct())
                .hasSize(1);
        // A connection of the pool may have died with a server that was restarted.
        assertThat(await().atMost(SOON)
                        .ignoreExceptionsInstanceOf(SQLException.class)
                        .until(() -> Optional.of(hasEnded(requestId)), Optional::isPresent))
                .contains(true);
    }

    private boolean hasEnded(String requestId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select state in ('SENT', 'FAILED', 'HELD') from delivery where request_id = ?")) {
            statement.setString(1, requestId);
            var row = statement.executeQuery();
            return row.next() && row.getBoolean(1);
        }
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
