package dev.facteur.dispatch.intake.lag;

import dev.facteur.dispatch.intake.kafka.KafkaClients;
import dev.facteur.model.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How many requests on Kafka nobody has finished yet, as the brokers know it. */
@ApplicationScoped
public class ConsumerLag {
    private static final int PATIENCE_MILLIS = 3_000;

    private final Map<String, Object> kafka;
    private final String topic;
    private final String group;
    private @Nullable Admin admin;

    ConsumerLag(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.send-document.topic", defaultValue = Topics.SEND_DOCUMENT)
                    String topic,
            @ConfigProperty(name = "mp.messaging.incoming.send-document.group.id") String group) {
        this.kafka = kafka;
        this.topic = topic;
        this.group = group;
    }

    /**
     * How far the group is behind.
     *
     * @param behind records that were published and are not finished, those under way among them
     * @param partitions that have such
     * @param members processes of the group
     */
    public record Lag(long behind, List<PartitionLag> partitions, int members) {}

    /**
     * How far it is behind on a partition.
     *
     * @param partition its number
     */
    public record PartitionLag(int partition, long behind) {}

    /** Empty if Kafka does not answer within three seconds. */
    public Optional<Lag> ask() throws InterruptedException {
        try {
            return Optional.of(ask(admin()));
        } catch (ExecutionException | KafkaException unavailable) {
            return Optional.empty();
        }
    }

    private Lag ask(Admin brokers) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = Objects.requireNonNull(brokers.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions()
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        var ends = brokers.listOffsets(all(partitions, OffsetSpec.latest()));
        var beginnings = brokers.listOffsets(all(partitions, OffsetSpec.earliest()));
        var positions = brokers.listConsumerGroupOffsets(group);
        var members = brokers.describeConsumerGroups(List.of(group));
        Map<TopicPartition, OffsetAndMetadata> committed =
                positions.partitionsToOffsetAndMetadata().get();
        List<PartitionLag> lags = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata position = committed.get(partition);
            long from = position == null
                    ? beginnings.partitionResult(partition).get().offset()
                    : position.offset();
            long behind = ends.partitionResult(partition).get().offset() - from;
            if (behind > 0) {
                lags.add(new PartitionLag(partition.partition(), behind));
            }
        }
        int size = Objects.requireNonNull(members.describedGroups().get(group))
                .get()
                .members()
                .size();
        return new Lag(lags.stream().mapToLong(PartitionLag::behind).sum(), lags, size);
    }

    private static Map<TopicPartition, OffsetSpec> all(List<TopicPartition> partitions, OffsetSpec spec) {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> spec));
    }

    private synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> config = KafkaClients.known(kafka, AdminClientConfig.configNames());
            config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            admin = Admin.create(config);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
