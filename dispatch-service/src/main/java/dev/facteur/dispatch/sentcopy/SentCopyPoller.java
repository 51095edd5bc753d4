package dev.facteur.dispatch.sentcopy;

import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome;
import dev.facteur.model.outcome.SentCopyFailed;
import dev.facteur.model.sender.SenderProfile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Files what is due, each copy in a virtual thread, and writes what came of it. */
@ApplicationScoped
class SentCopyPoller {
    private static final Logger LOGGER = Logger.getLogger(SentCopyPoller.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PendingCopies pending;
    private final CopyAttempts attempts;
    private final SentCopies copies;
    private final FailedCopies failed;
    private final SenderProfileRepository profiles;
    private final DispatcherLease lease;
    private final SentCopyConfig config;
    private final Map<Class<?>, Counter> outcomes;
    private final Clock clock;
    private final AtomicInteger running = new AtomicInteger();

    SentCopyPoller(
            PendingCopies pending,
            CopyAttempts attempts,
            SentCopies copies,
            FailedCopies failed,
            SenderProfileRepository profiles,
            DispatcherLease lease,
            SentCopyConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.pending = pending;
        this.attempts = attempts;
        this.copies = copies;
        this.failed = failed;
        this.profiles = profiles;
        this.lease = lease;
        this.config = config;
        this.outcomes = Stream.of(FilingOutcome.class.getPermittedSubclasses())
                .collect(Collectors.toMap(
                        Function.identity(),
                        outcome -> Counter.builder("facteur.sent.copies")
                                .description("Tries to file a copy in the Sent folder, by how they ended")
                                .tag("outcome", outcome.getSimpleName())
                                .register(metrics)));
        this.clock = clock;
    }

    @Scheduled(every = "${facteur.sent-copy.interval:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void poll() {
        try {
            int free = config.width() - running.get();
            if (free > 0 && lease.isHeld()) {
                List<PendingCopy> taken = pending.take(free);
                taken.forEach(this::start);
            }
        } catch (SQLException unavailable) {
            LOGGER.warnf("The copies that are due cannot be asked for: %s", unavailable.getMessage());
        }
    }

    private void start(PendingCopy copy) {
        running.incrementAndGet();
        Thread.ofVirtual().name("sent-copy ", 0).start(() -> {
            try {
                file(copy);
            } catch (RuntimeException ourFault) {
                // Its outcome is written; only whether it is worth another try at once could not be seen.
                LOGGER.errorf(ourFault, "%s is tried again as it is due", copy);
            } finally {
                running.decrementAndGet();
            }
        });
    }

    private void file(PendingCopy copy) {
        Tried tried = attempt(copy);
        FilingOutcome outcome = tried.outcome();
        Objects.requireNonNull(outcomes.get(outcome.getClass())).increment();
        NextStep next = NextStep.after(
                copy,
                outcome,
                clock.instant(),
                config.patience(),
                ThreadLocalRandom.current().nextDouble());
        untilItWorks(copy, () -> write(copy, next));
        untilItWorks(copy, () -> releaseIfCorrected(copy, tried.profileVersion(), next));
    }

    private Tried attempt(PendingCopy copy) {
        long version = 0;
        try {
            Optional<SenderProfile> profile = profiles.find(copy.sender());
            version = profile.map(SenderProfile::version).orElse(0L);
            return new Tried(version, attempts.make(copy, profile));
        } catch (SQLException | RuntimeException ourFault) {
            LOGGER.errorf(ourFault, "%s failed for a reason of our own; it is tried again", copy);
            return new Tried(version, new FilingOutcome.NotNow("Facteur had a fault of its own"));
        }
    }

    /** @param profileVersion of the profile that it was tried with; 0 if there is none, or none that can be read */
    private record Tried(long profileVersion, FilingOutcome outcome) {}

    private void write(PendingCopy copy, NextStep next) throws SQLException {
        switch (next) {
            case NextStep.Done _ -> pending.done(copy);
            case NextStep.Again(Instant dueAt, String reason) -> {
                LOGGER.infof("%s: %s", copy, reason);
                pending.again(copy, dueAt, reason);
            }
            case NextStep.GiveUp(String detail) -> {
                LOGGER.warnf("%s is given up: %s", copy, detail);
                SentCopyFailed event = copy.failed(detail, clock.instant());
                if (pending.giveUp(copy, detail, EventJson.write(event))) {
                    failed.tell(event);
                }
            }
        }
    }

    /** The profile may have changed between our attempt and its end: then nobody else would release the copy. */
    private void releaseIfCorrected(PendingCopy copy, long triedVersion, NextStep next) throws SQLException {
        if (next instanceof NextStep.Again
                && profiles.find(copy.sender())
                        .filter(current -> current.version() > triedVersion)
                        .isPresent()) {
            copies.release(copy.sender());
        }
    }

    // A copy whose outcome is not written would stay ours for as long as we live.
    private static void untilItWorks(PendingCopy copy, Writing writing) {
        boolean isLogged = false;
        while (true) {
            try {
                writing.write();
                return;
            } catch (SQLException unavailable) {
                if (!isLogged) {
                    LOGGER.errorf(unavailable, "%s: its outcome cannot be written; trying until it can", copy);
                    isLogged = true;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws SQLException;
    }
}
