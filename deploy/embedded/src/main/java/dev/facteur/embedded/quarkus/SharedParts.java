package dev.facteur.embedded.quarkus;

import dev.facteur.embedded.EmbeddedKafka;
import dev.facteur.embedded.EmbeddedPostgres;
import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.PostgresPart;
import dev.facteur.embedded.containers.ContainerKafka;
import dev.facteur.embedded.containers.ContainerPostgres;

/**
 * The parts that take seconds to start: one of each for all tests of this JVM, started when first asked for, closed when
 * the JVM ends. In this JVM, or in containers with {@code -Dfacteur.parts=containers}. Reached through {@link Shared} only, which is why it is public.
 */
public final class SharedParts {

    private static final boolean CONTAINERS = "containers".equals(System.getProperty("facteur.parts"));
    private static final Once<KafkaPart> KAFKA =
            new Once<>(() -> CONTAINERS ? ContainerKafka.start() : EmbeddedKafka.start());
    private static final Once<PostgresPart> POSTGRES =
            new Once<>(() -> CONTAINERS ? ContainerPostgres.start() : EmbeddedPostgres.start());

    private SharedParts() {}

    public static KafkaPart kafka() {
        return KAFKA.get();
    }

    public static PostgresPart postgres() {
        return POSTGRES.get();
    }
}
