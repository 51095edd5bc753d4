package dev.facteur.settings;

import dev.facteur.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A broker of one test class's own, which it can take away and bring back. */
public final class StoppableKafkaResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedKafka kafka;

    /** Gives the test its broker. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface InjectBroker {}

    @Override
    public Map<String, String> start() {
        EmbeddedKafka started = EmbeddedKafka.start();
        kafka = started;
        return Map.of("kafka.bootstrap.servers", started.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                Objects.requireNonNull(kafka), field -> field.isAnnotationPresent(InjectBroker.class));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
