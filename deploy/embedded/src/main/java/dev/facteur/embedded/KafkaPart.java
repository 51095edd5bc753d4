package dev.facteur.embedded;

import java.util.Map;

/** A Kafka broker, wherever it runs. */
public interface KafkaPart extends AutoCloseable {

    /** {@code host:port}, for {@code kafka.bootstrap.servers}. */
    String bootstrapServers();

    /** Creates a topic and returns when the broker knows it. */
    void createTopic(String name, int partitions, Map<String, String> configs);

    default void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    @Override
    void close();
}
