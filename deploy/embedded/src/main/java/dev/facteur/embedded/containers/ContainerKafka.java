package dev.facteur.embedded.containers;

import dev.facteur.embedded.KafkaPart;
import org.testcontainers.kafka.KafkaContainer;

/** The broker of the Apache image; {@code -Dfacteur.image.kafka} names another. */
public final class ContainerKafka implements KafkaPart {

    private static final String IMAGE = "apache/kafka:4.1.2";

    private final KafkaContainer container;

    private ContainerKafka(KafkaContainer container) {
        this.container = container;
    }

    public static ContainerKafka start() {
        Docker.require();
        var container = new KafkaContainer(Docker.image("kafka", IMAGE))
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", "16777216");
        container.start();
        return new ContainerKafka(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void stop() {
        Docker.freeze(container);
    }

    @Override
    public void restart() {
        Docker.thaw(container);
    }

    @Override
    public void close() {
        container.stop();
    }
}
