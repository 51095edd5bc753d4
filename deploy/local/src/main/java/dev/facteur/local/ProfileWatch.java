package dev.facteur.local;

import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sees a saved profile on its way to dispatch. A person needs longer to write an invoice than a profile needs to travel;
 * a demonstration does not, and its documents would come before the news of their sender.
 */
final class ProfileWatch implements AutoCloseable {
    private static final String READER = "dispatch-service-profiles";
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Watches what is published from now on. */
    ProfileWatch(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.SENDER_PROFILES).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Returns whether dispatch has read the next profile of this sender in time. */
    boolean awaitRead(SenderKey sender, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> profile : consumer.poll(LOOK)) {
                if (sender.toString().equals(new String(profile.key(), StandardCharsets.UTF_8))) {
                    return awaitCommitted(profile, deadline);
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }

    private boolean awaitCommitted(ConsumerRecord<byte[], byte[]> profile, long deadline) {
        var partition = new TopicPartition(profile.topic(), profile.partition());
        while (System.nanoTime() < deadline) {
            if (committed(partition) > profile.offset()) {
                return true;
            }
            // Nothing is looked for: the consumer only passes the time.
            consumer.poll(LOOK);
        }
        return false;
    }

    private long committed(TopicPartition partition) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(READER)
                    .partitionsToOffsetAndMetadata()
                    .get();
            OffsetAndMetadata offset = offsets.get(partition);
            return offset == null ? 0 : offset.offset();
        } catch (ExecutionException e) {
            throw new CannotRun("Kafka does not tell what dispatch has read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while a profile travelled to dispatch.", e);
        }
    }
}
