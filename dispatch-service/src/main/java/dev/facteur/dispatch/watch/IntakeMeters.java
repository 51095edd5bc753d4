package dev.facteur.dispatch.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts what Kafka brings, and how long it was there. */
@Startup
@ApplicationScoped
public class IntakeMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final Counters<Taken> requests;
    private final Timer pickup;
    private final Clock clock;

    IntakeMeters(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        requests = new Counters<>(
                Taken.class,
                taken -> Counter.builder("facteur.requests")
                        .description("Records of send-document, by what they were")
                        .tag("taken", taken.name()),
                metrics);
        pickup = Timer.builder("facteur.request.pickup")
                .description("From the timestamp of a record until it was taken from Kafka")
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
    }

    public void count(Taken taken) {
        requests.count(taken);
    }

    /**
     * A record was taken.
     *
     * @param timestamp of the record, in milliseconds since 1970
     */
    public void pickedUp(long timestamp) {
        // Another machine's clock may be ahead of ours.
        pickup.record(Math.max(0, clock.millis() - timestamp), TimeUnit.MILLISECONDS);
    }

    /** What a record was. */
    public enum Taken {
        NEW,
        /** Ended, waiting or held: its last event was told again. */
        REPEATED,
        /** The first of its key is under way; its event will be told as often as it came. */
        REPEATED_EARLY,
        /** A process was lost at it while it may have left: it is held. */
        INTERRUPTED,
        /** Put aside: its key has other contents. */
        CONTRADICTORY,
        /** Put aside. */
        UNREADABLE
    }
}
