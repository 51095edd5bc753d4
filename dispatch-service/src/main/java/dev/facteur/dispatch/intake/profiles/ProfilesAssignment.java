package dev.facteur.dispatch.intake.profiles;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows when our consumer of the profiles has its place in the group for the first time. From then on every partition is
 * somebody's who is alive: before, one could still belong to a process that is gone, and nobody would read it.
 */
@ApplicationScoped
@Identifier(ProfilesAssignment.NAME) public class ProfilesAssignment implements KafkaConsumerRebalanceListener {
    static final String NAME = "profiles-assignment";

    private final CountDownLatch assigned = new CountDownLatch(1);

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned.countDown();
    }

    void await() throws InterruptedException {
        assigned.await();
    }
}
