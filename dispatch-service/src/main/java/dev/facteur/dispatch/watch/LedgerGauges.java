package dev.facteur.dispatch.watch;

import dev.facteur.dispatch.watch.Backlog.Heap;
import dev.facteur.model.outcome.DelayReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * The ledger's backlog, as last counted. It is the ledger's and not this process': all processes say the same, so
 * dashboards take the {@code max}, never the sum. A count that has grown old says nothing (NaN) rather than what was.
 */
@ApplicationScoped
class LedgerGauges {
    private static final Logger LOGGER = Logger.getLogger(LedgerGauges.class);
    private static final int MISSED = 4;

    private final LedgerCount ledger;
    private final Duration goodFor;
    private final Clock clock;
    private volatile Counted last = new Counted(Backlog.NONE, Instant.MIN);

    LedgerGauges(LedgerCount ledger, WatchConfig config, MeterRegistry metrics, Clock clock) {
        this.ledger = ledger;
        this.goodFor = config.ledgerEvery().multipliedBy(MISSED);
        this.clock = clock;
        for (DelayReason reason : DelayReason.values()) {
            Function<Backlog, Heap> waiting = backlog -> backlog.waitingFor(reason);
            gauge("facteur.documents.waiting", "Documents that wait, by what for", count(waiting))
                    .tag("reason", reason.name())
                    .register(metrics);
            gauge("facteur.documents.waiting.oldest", "Age of the oldest document that waits", age(waiting))
                    .tag("reason", reason.name())
                    .baseUnit("seconds")
                    .register(metrics);
        }
        gauge("facteur.documents.held", "Documents of which nobody knows whether they were sent", count(Backlog::held))
                .register(metrics);
        gauge("facteur.events.untold", "Outcomes that are written, and not on Kafka yet", count(Backlog::untold))
                .register(metrics);
        gauge("facteur.events.untold.oldest", "Age of the oldest of them", age(Backlog::untold))
                .baseUnit("seconds")
                .register(metrics);
        gauge("facteur.senders.expired", "Senders who must sign in again", count(Backlog::expiredSenders))
                .register(metrics);
        gauge("facteur.sent.copies.waiting", "Copies that wait for the Sent folder", count(Backlog::sentCopies))
                .register(metrics);
        gauge("facteur.sent.copies.oldest", "Age of the oldest of them", age(Backlog::sentCopies))
                .baseUnit("seconds")
                .register(metrics);
    }

    @Scheduled(every = "${facteur.watch.ledger-every:15s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void count() {
        try {
            last = new Counted(ledger.count(), clock.instant());
        } catch (SQLException unavailable) {
            LOGGER.warnf("The ledger cannot be counted: %s", unavailable.getMessage());
        }
    }

    private Gauge.Builder<LedgerGauges> gauge(String name, String description, ToDoubleFunction<Backlog> value) {
        return Gauge.builder(name, this, gauges -> gauges.read(value)).description(description);
    }

    private double read(ToDoubleFunction<Backlog> value) {
        Counted counted = last;
        boolean isFresh = !counted.at().equals(Instant.MIN)
                && Duration.between(counted.at(), clock.instant()).abs().compareTo(goodFor) < 0;
        return isFresh ? value.applyAsDouble(counted.backlog()) : Double.NaN;
    }

    private static ToDoubleFunction<Backlog> count(Function<Backlog, Heap> heap) {
        return backlog -> heap.apply(backlog).count();
    }

    private static ToDoubleFunction<Backlog> age(Function<Backlog, Heap> heap) {
        return backlog -> heap.apply(backlog).oldestSeconds();
    }

    private record Counted(Backlog backlog, Instant at) {}
}
