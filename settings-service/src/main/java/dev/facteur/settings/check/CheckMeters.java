package dev.facteur.settings.check;

import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts checks of mailboxes by the stage of the fault that comes first, and how long they took. */
@Startup
@ApplicationScoped
public class CheckMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10)
    };

    private final Counter passed;
    private final Map<FaultStage, Counter> failed = new EnumMap<>(FaultStage.class);
    private final Timer duration;

    public CheckMeters(MeterRegistry metrics) {
        passed = counter(metrics, "PASSED", "NONE");
        for (FaultStage stage : FaultStage.values()) {
            failed.put(stage, counter(metrics, "FAILED", stage.name()));
        }
        duration = Timer.builder("facteur.check.duration")
                .description("How long a person waited for the check of a mailbox")
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
    }

    void count(CheckReport report, Duration took) {
        report.faults().stream()
                .findFirst()
                .map(Fault::stage)
                .map(stage -> Objects.requireNonNull(failed.get(stage)))
                .orElse(passed)
                .increment();
        duration.record(took);
    }

    private static Counter counter(MeterRegistry metrics, String outcome, String stage) {
        return Counter.builder("facteur.checks")
                .description("Checks of mailboxes, by outcome and the stage where they failed first")
                .tag("outcome", outcome)
                .tag("stage", stage)
                .register(metrics);
    }
}
