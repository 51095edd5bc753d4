package dev.facteur.settings;

import dev.facteur.embedded.KafkaPart;
import dev.facteur.model.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the topic of sender profiles, or another one, from its beginning. */
final class ProfileTopic implements AutoCloseable {
    private final KafkaConsumer<String, @Nullable String> consumer;
    private final List<ConsumerRecord<String, @Nullable String>> seen = new ArrayList<>();

    ProfileTopic(KafkaPart kafka) {
        this(kafka, Topics.SENDER_PROFILES);
    }

    ProfileTopic(KafkaPart kafka, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** All that has come so far with this key, in order; null is a tombstone. */
    List<@Nullable String> valuesOf(String key) {
        consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
        List<@Nullable String> values = new ArrayList<>();
        seen.stream().filter(record -> record.key().equals(key)).forEach(record -> values.add(record.value()));
        return values;
    }

    /** Keys, values and headers of all records, as text. */
    String everything() {
        consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
        return seen.toString();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
