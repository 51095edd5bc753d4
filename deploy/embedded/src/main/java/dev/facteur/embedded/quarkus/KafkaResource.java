package dev.facteur.embedded.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A Kafka broker: sets {@code kafka.bootstrap.servers}. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", Shared.kafka().bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(Shared.kafka(), new Fields(InjectKafka.class));
    }

    @Override
    public void stop() {
        // shared by all tests of this JVM
    }
}
