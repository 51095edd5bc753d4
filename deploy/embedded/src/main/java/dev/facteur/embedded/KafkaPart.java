package dev.facteur.embedded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka broker, wherever it runs. */
public interface KafkaPart extends AutoCloseable {

    /** {@code host:port}, for {@code kafka.bootstrap.servers}. */
    String bootstrapServers();

    /** Creates a topic and returns when the broker knows it. */
    default void createTopic(String name, int partitions, Map<String, String> configs) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            var topic = new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(configs);
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topic %s was not created".formatted(name), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topic " + name, e);
        }
    }

    default void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    /** Takes it away, as a cut or an upgrade does, until {@link #restart()}. */
    void stop();

    /** Brings it back with its port and its data. */
    void restart();

    @Override
    void close();
}
