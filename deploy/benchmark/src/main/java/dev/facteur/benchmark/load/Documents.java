package dev.facteur.benchmark.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.local.CannotRun;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.MediaType;
import dev.facteur.model.document.OnUncertain;
import dev.facteur.model.document.SendDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes requests as fast as Kafka takes them, and knows which. */
public final class Documents implements AutoCloseable {
    static final String READERS = "reader.example";

    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final int LARGEST = 16 * 1024 * 1024;

    private final KafkaProducer<String, byte[]> producer;
    private final Map<Integer, Attachment> files = new ConcurrentHashMap<>();
    private final Map<String, Published> published = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * A request that Kafka has.
     *
     * @param at when it was published
     * @param atNanos the same, by {@link System#nanoTime()}
     */
    public record Published(String requestId, int partition, Instant at, long atNanos) {}

    public Documents(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST,
                        ProducerConfig.LINGER_MS_CONFIG, 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Publishes a request to one reader of its own, by whose address it is known again.
     *
     * @param bytes of the PDF that it carries; 0 for none
     */
    public void publish(String requestId, SenderKey sender, int bytes, OnUncertain onUncertain) {
        byte[] value = json(request(requestId, sender, bytes, onUncertain));
        Instant at = Instant.now();
        long now = System.nanoTime();
        var _ = producer.send(new ProducerRecord<>(Topics.SEND_DOCUMENT, sender.toString(), value), (where, failed) -> {
            if (failed == null) {
                published.put(requestId, new Published(requestId, where.partition(), at, now));
            } else {
                failure.set(failed);
            }
        });
    }

    /** Returns when Kafka has all of it. */
    public void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new CannotRun("Kafka did not take the requests: " + failed.getMessage(), failed);
        }
    }

    /** What Kafka is known to have, by request. */
    public Map<String, Published> published() {
        return Map.copyOf(published);
    }

    @Override
    public void close() {
        producer.close();
    }

    private SendDocument request(String requestId, SenderKey sender, int bytes, OnUncertain onUncertain) {
        return new SendDocument(
                new RequestId(requestId),
                sender.tenantId(),
                sender.senderId(),
                // Counts for those without a profile, who send by the relay.
                Optional.of(NamedAddress.of("sender@application.example")),
                List.of(NamedAddress.of(requestId + "@" + READERS)),
                List.of(),
                List.of(),
                Optional.empty(),
                "Facture F-2026-0042",
                Optional.of("Bonjour,\n\nVeuillez trouver ci-joint la facture F-2026-0042.\n"),
                Optional.of("<p>Bonjour,</p><p>Veuillez trouver ci-joint la facture F-2026-0042.</p>"),
                bytes == 0 ? List.of() : List.of(files.computeIfAbsent(bytes, Documents::pdf)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                onUncertain);
    }

    private static Attachment pdf(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Attachment.inline("Facture F-2026-0042.pdf", MediaType.PDF, content);
    }

    private static byte[] json(SendDocument request) {
        try {
            return JSON.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request that cannot be written as JSON", e);
        }
    }
}
