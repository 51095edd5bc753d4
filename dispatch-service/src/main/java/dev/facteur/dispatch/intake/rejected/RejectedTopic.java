package dev.facteur.dispatch.intake.rejected;

import dev.facteur.dispatch.intake.kafka.KafkaClients;
import dev.facteur.model.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The records on {@code send-document-rejected}, one at a time, as they came. */
@ApplicationScoped
public class RejectedTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] NOTHING = {};

    private final Map<String, Object> kafka;
    private final String topic;

    RejectedTopic(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.rejected-requests.topic") String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /** What came of looking for a record. */
    public sealed interface Found {

        /** As it came, but for the reason that was put beside it. */
        @SuppressWarnings("ArrayRecordComponent") // read from, never compared
        record Kept(byte[] key, byte[] value, Map<String, byte[]> headers) implements Found {}

        /** The topic does not have it any more. */
        record Gone() implements Found {}

        /** Kafka does not answer. */
        record Unreachable() implements Found {}
    }

    public Found read(RejectedRecord wanted) {
        TopicPartition partition = new TopicPartition(topic, wanted.partition());
        try (var consumer = new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long first = offset(consumer.beginningOffsets(List.of(partition), PATIENCE), partition);
            long end = offset(consumer.endOffsets(List.of(partition), PATIENCE), partition);
            if (wanted.offset() < first || wanted.offset() >= end) {
                return new Found.Gone();
            }
            consumer.seek(partition, wanted.offset());
            ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
            return records.isEmpty()
                    ? new Found.Unreachable()
                    : found(records.records(partition), wanted)
                            .<Found>map(kept -> kept)
                            .orElseGet(Found.Gone::new);
        } catch (KafkaException unavailable) {
            return new Found.Unreachable();
        }
    }

    private static Optional<Found.Kept> found(
            Collection<ConsumerRecord<byte[], byte[]>> records, RejectedRecord wanted) {
        return records.stream()
                .filter(record -> record.offset() == wanted.offset()
                        && record.timestamp() == wanted.at().toEpochMilli())
                .findFirst()
                .map(RejectedTopic::kept);
    }

    private static Found.Kept kept(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (!header.key().equals(Topics.REJECTION_REASON)) {
                headers.put(header.key(), orNothing(header.value()));
            }
        }
        return new Found.Kept(orNothing(record.key()), orNothing(record.value()), headers);
    }

    private static byte[] orNothing(byte @Nullable [] bytes) {
        return bytes == null ? NOTHING : bytes;
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Optional.ofNullable(offsets.get(partition)).orElse(0L);
    }

    private Map<String, Object> config() {
        Map<String, Object> config = KafkaClients.known(kafka, ConsumerConfig.configNames());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return config;
    }
}
