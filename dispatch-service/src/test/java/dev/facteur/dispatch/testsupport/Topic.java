package dev.facteur.dispatch.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that ever came on a topic, read again and again as a test waits for more. In no group: joining one takes a second. */
public final class Topic implements AutoCloseable {
    private final String name;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private Set<TopicPartition> assigned = Set.of();

    public Topic(String bootstrapServers, String name) {
        this.name = name;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "enable.auto.commit",
                        "false",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    public synchronized List<ConsumerRecord<String, byte[]>> records() {
        if (assigned.isEmpty()) {
            assign();
        }
        if (!assigned.isEmpty()) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return List.copyOf(records);
    }

    /** All that stands on the topic at this moment, however long it takes to read: to show that something is not there. */
    public synchronized List<ConsumerRecord<String, byte[]>> recordsUpToNow() {
        if (assigned.isEmpty()) {
            assign();
        }
        consumer.endOffsets(assigned).forEach((partition, end) -> {
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        });
        return List.copyOf(records);
    }

    /** The topic may be made by the first event. */
    private void assign() {
        Set<TopicPartition> partitions = new HashSet<>();
        consumer.partitionsFor(name).forEach(info -> partitions.add(new TopicPartition(name, info.partition())));
        assigned = partitions;
        consumer.assign(assigned);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
