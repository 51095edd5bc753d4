package dev.facteur.dispatch.intake.profiles;

import dev.facteur.dispatch.intake.kafka.KafkaClients;
import dev.facteur.dispatch.intake.profiles.ProfilePositions.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic sender-profiles, all of its partitions, read from where our copy is. */
final class ProfileTopic implements AutoCloseable {
    // Nobody is in this group: under its name the usual tools show how far we have read.
    private static final String SHOWN_AS = "dispatch-service-profiles";

    // A profile may come on a partition that was added a moment ago.
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(3);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final String id;
    private Map<TopicPartition, OffsetAndMetadata> shown = Map.of();

    /** @param kafka how the clients of Kafka are set up */
    ProfileTopic(Map<String, Object> kafka, String topic) throws InterruptedException {
        this.topic = topic;
        this.consumer =
                new KafkaConsumer<>(consumerConfig(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            // Makes the topic where brokers are told to make what is asked for.
            consumer.partitionsFor(topic);
            this.id = idOf(topic, kafka);
        } catch (InterruptedException | RuntimeException failed) {
            consumer.close();
            throw failed;
        }
    }

    /** What Kafka calls this topic and no other one that ever has the same name. */
    String id() {
        return id;
    }

    boolean hasMorePartitions() {
        return consumer.partitionsFor(topic).size() > consumer.assignment().size();
    }

    /** Reads on where the copy is. */
    void follow(ProfileCopy copy) {
        Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toSet());
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.beginningOffsets(partitions).forEach((partition, beginning) -> {
            long end = Objects.requireNonNull(ends.get(partition));
            consumer.seek(partition, copy.next(new Position(id, partition.partition()), beginning, end));
        });
    }

    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(consumer.assignment());
    }

    boolean isAt(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream().allMatch(offset -> consumer.position(offset.getKey()) >= offset.getValue());
    }

    ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        return consumer.poll(wait);
    }

    /** Tells Kafka how far we are, for people to see. Nothing depends on it. */
    void showPositions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        consumer.assignment()
                .forEach(partition -> positions.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        if (!positions.equals(shown)) {
            shown = positions;
            consumer.commitAsync(positions, (_, _) -> {});
        }
    }

    /** Ends a poll that waits, from another thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static String idOf(String topic, Map<String, Object> kafka) throws InterruptedException {
        try (Admin admin = Admin.create(KafkaClients.known(kafka, AdminClientConfig.configNames()))) {
            Map<String, TopicDescription> found =
                    admin.describeTopics(List.of(topic)).allTopicNames().get();
            return Objects.requireNonNull(found.get(topic)).topicId().toString();
        } catch (ExecutionException unavailable) {
            throw new KafkaException("the topic " + topic + " cannot be looked at", unavailable.getCause());
        }
    }

    private static Map<String, Object> consumerConfig(Map<String, Object> kafka) {
        Map<String, Object> config = KafkaClients.known(kafka, ConsumerConfig.configNames());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, SHOWN_AS);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) LOOK_FOR_PARTITIONS.toMillis());
        return config;
    }
}
