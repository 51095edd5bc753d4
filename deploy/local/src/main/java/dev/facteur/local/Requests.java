package dev.facteur.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.Topics;
import dev.facteur.model.document.SendDocument;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes requests as a back-end service of the application does. */
final class Requests implements AutoCloseable {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final int GIVE_UP_MILLIS = 10_000;

    private final KafkaProducer<String, byte[]> producer;

    Requests(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LocalTopics.LARGEST_REQUEST,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, GIVE_UP_MILLIS),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when the broker has it. */
    void publish(SendDocument request) {
        publish(request.key().toString(), json(request).getBytes(StandardCharsets.UTF_8));
    }

    /** Into this partition, instead of the one of its sender, so that another process takes it. */
    void publish(int partition, SendDocument request) {
        publish(new ProducerRecord<>(
                Topics.SEND_DOCUMENT,
                partition,
                request.key().toString(),
                json(request).getBytes(StandardCharsets.UTF_8)));
    }

    static String json(SendDocument request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request that cannot be written as JSON", e);
        }
    }

    /** Any bytes under any key; returns when the broker has them. */
    void publish(String key, byte[] value) {
        publish(new ProducerRecord<>(Topics.SEND_DOCUMENT, key, value));
    }

    private void publish(ProducerRecord<String, byte[]> request) {
        try {
            producer.send(request).get(GIVE_UP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotRun("Kafka did not take the request: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while publishing.", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
