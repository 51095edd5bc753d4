package dev.facteur.dispatch.intake.profiles;

import dev.facteur.dispatch.intake.profiles.ProfilePositions.Position;
import dev.facteur.model.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads every partition of the profiles, in every process and in no consumer group: in a group the partitions of a
 * process that was killed would be nobody's until Kafka notices, and what their senders save would wait.
 */
@ApplicationScoped
class SenderProfilesConsumer {
    private static final Logger LOGGER = Logger.getLogger(SenderProfilesConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final String topic;
    private final ProfileCopy copy;
    private final ProfileCatchUp catchUp;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("sender-profiles").unstarted(this::run);
    private volatile @Nullable ProfileTopic reading;
    private volatile boolean stopping;

    SenderProfilesConsumer(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "facteur.sender-profiles.topic", defaultValue = Topics.SENDER_PROFILES) String topic,
            ProfileCopy copy,
            ProfileCatchUp catchUp) {
        this.kafka = kafka;
        this.topic = topic;
        this.copy = copy;
        this.catchUp = catchUp;
    }

    void start(@Observes @Priority(150) StartupEvent event) {
        thread.start();
    }

    void stop(@Observes @Priority(250) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        ProfileTopic current = reading;
        if (current != null) {
            current.wakeUp();
        }
        LockSupport.unpark(thread);
        thread.join(PAUSE.multipliedBy(5));
    }

    private void run() {
        boolean isLogged = false;
        while (!stopping) {
            try (ProfileTopic current = new ProfileTopic(kafka, topic)) {
                reading = current;
                read(current);
            } catch (WakeupException _) {
                return;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException unavailable) {
                // Kafka or the database, for whatever reason: from the positions in the database we go on as if new.
                if (!isLogged && !stopping) {
                    LOGGER.error(
                            "The profiles on %s cannot be followed; trying until they can".formatted(topic),
                            unavailable);
                    isLogged = true;
                }
                pause();
            }
        }
    }

    private void read(ProfileTopic current) throws InterruptedException {
        current.follow(copy);
        Map<TopicPartition, Long> ends = current.ends();
        boolean isReached = false;
        while (!stopping) {
            if (current.hasMorePartitions()) {
                current.follow(copy);
            }
            ConsumerRecords<byte[], byte[]> records = current.poll(isReached ? POLL : Duration.ZERO);
            for (TopicPartition partition : records.partitions()) {
                copy.apply(new Position(current.id(), partition.partition()), records.records(partition));
            }
            current.showPositions();
            if (!isReached && current.isAt(ends)) {
                isReached = true;
                catchUp.isReached();
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
