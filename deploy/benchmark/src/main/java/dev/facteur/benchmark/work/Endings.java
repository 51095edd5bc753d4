package dev.facteur.benchmark.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The events that end requests, from now on. */
public final class Endings implements AutoCloseable {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final List<String> TOPICS =
            List.of(Topics.DOCUMENT_SENT, Topics.DELIVERY_FAILED, Topics.SEND_DOCUMENT_REJECTED);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Ending> endings = new ConcurrentHashMap<>();
    private final Thread reader;

    /**
     * How a request ended, as it was told first.
     *
     * @param atNanos when, by {@link System#nanoTime()}
     */
    public record Ending(boolean isSent, String detail, long atNanos) {}

    private Endings(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.reader = Thread.ofPlatform().daemon().name("endings").start(this::read);
    }

    public static Endings follow(String bootstrapServers) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy; an event that comes before the first poll must not be passed over.
        partitions.forEach(consumer::position);
        return new Endings(consumer);
    }

    /** By request; one that was told of again stays as it was. */
    public Map<String, Ending> all() {
        return Map.copyOf(endings);
    }

    public int count() {
        return endings.size();
    }

    /** Whether all of these ended in time. */
    public boolean await(Collection<String> requestIds, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        for (String requestId : requestIds) {
            while (!endings.containsKey(requestId)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> next : consumer.poll(POLL)) {
                    take(next);
                }
            }
        } catch (WakeupException closed) {
            // by close()
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        try {
            var json = JSON.readTree(event.value());
            boolean isSent = event.topic().equals(Topics.DOCUMENT_SENT);
            var ending = new Ending(isSent, json.path("cause").asText(event.topic()), System.nanoTime());
            endings.putIfAbsent(json.path("requestId").asText(), ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
