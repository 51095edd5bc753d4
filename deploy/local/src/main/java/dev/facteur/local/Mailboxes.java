package dev.facteur.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.Topics;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Senders with mailboxes of their own. What settings-service knows of them is told in its place: a thousand checks less. */
public final class Mailboxes implements AutoCloseable {
    private static final TenantId TENANT = new TenantId("crowd");
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final byte[] CREDENTIAL =
            "{\"type\":\"PASSWORD\",\"smtpPassword\":\"correct horse\"}".getBytes(StandardCharsets.US_ASCII);

    private final KafkaProducer<String, byte[]> producer;
    private final HttpServer broker;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Mailboxes(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
        try {
            broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a credential broker", e);
        }
        broker.setExecutor(threads);
        broker.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, CREDENTIAL.length);
                exchange.getResponseBody().write(CREDENTIAL);
            }
        });
        broker.start();
    }

    /** The credential broker's. */
    public String url() {
        return "http://localhost:" + broker.getAddress().getPort();
    }

    /** So many senders whose mailboxes are at one server of this machine, by implicit TLS. */
    public List<SenderKey> open(String name, int count, int port) {
        List<SenderKey> senders = IntStream.range(0, count)
                .mapToObj(i -> new SenderKey(TENANT, new SenderId(name + "-" + i)))
                .toList();
        senders.forEach(sender -> {
            byte[] profile = json(profile(sender, port));
            var _ = producer.send(new ProducerRecord<>(Topics.SENDER_PROFILES, sender.toString(), profile));
        });
        producer.flush();
        return senders;
    }

    @Override
    public void close() {
        producer.close();
        broker.stop(0);
        threads.close();
    }

    private static SenderProfile profile(SenderKey sender, int port) {
        String address = sender.senderId() + "@application.example";
        return new SenderProfile(
                sender.tenantId(),
                sender.senderId(),
                new EmailAddress(address),
                Optional.empty(),
                Optional.empty(),
                SendingMethod.MAILBOX,
                Optional.of(new SmtpServer(
                        new HostName("localhost"), port, TransportSecurity.TLS, address, Authentication.PASSWORD)),
                Optional.empty(),
                false,
                false,
                new Connection(Connection.State.CONNECTED, Optional.of(address), Optional.empty(), Optional.empty()),
                1);
    }

    private static byte[] json(SenderProfile profile) {
        try {
            return JSON.writeValueAsBytes(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A profile that cannot be written as JSON", e);
        }
    }
}
