package dev.facteur.dispatch.intake.profiles;

import dev.facteur.model.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Waits at the start until every profile that was on the topic then is in our copy. Without that the documents of a
 * sender whose mailbox we do not know yet would leave by the relay: from another address, and nobody would notice.
 */
@ApplicationScoped
public class ProfileCatchUp {
    private static final Logger LOGGER = Logger.getLogger(ProfileCatchUp.class);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final String topic;
    private final String group;
    private final ProfilesAssignment assignment;

    ProfileCatchUp(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(
                            name = "mp.messaging.incoming." + Topics.SENDER_PROFILES + ".topic",
                            defaultValue = Topics.SENDER_PROFILES)
                    String topic,
            @ConfigProperty(name = "mp.messaging.incoming." + Topics.SENDER_PROFILES + ".group.id") String group,
            @Identifier(ProfilesAssignment.NAME) ProfilesAssignment assignment) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.group = group;
        this.assignment = assignment;
    }

    public void await() throws InterruptedException {
        assignment.await();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Map<TopicPartition, Long> ends = ends(admin);
            while (!isReached(admin, ends)) {
                pause();
            }
        }
    }

    private Map<TopicPartition, Long> ends(Admin admin) throws InterruptedException {
        boolean isLogged = false;
        while (true) {
            try {
                TopicDescription description = Objects.requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic));
                List<TopicPartition> partitions = description.partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
                Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                                partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
                        .all()
                        .get();
                Map<TopicPartition, Long> offsets = new HashMap<>();
                ends.forEach((partition, end) -> offsets.put(partition, end.offset()));
                return offsets;
            } catch (ExecutionException unavailable) {
                if (!isLogged) {
                    LOGGER.errorf(
                            "Requests wait: the topic %s cannot be looked at (%s)", topic, unavailable.getCause());
                    isLogged = true;
                }
                pause();
            }
        }
    }

    private boolean isReached(Admin admin, Map<TopicPartition, Long> ends) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                    .allMatch(end -> end.getValue() == 0
                            || (committed.get(end.getKey()) != null
                                    && committed.get(end.getKey()).offset() >= end.getValue()));
        } catch (ExecutionException unavailable) {
            return false;
        }
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(INTERVAL.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException("shutting down");
        }
    }
}
