package dev.facteur.settings.profile.publish;

import dev.facteur.settings.profile.store.Publications;
import dev.facteur.settings.profile.store.UnpublishedState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Sends the current state of every profile that the topic does not have, waits for the broker and then records the
 * version it sent.
 *
 * <ol>
 *   <li>A save never waits for Kafka, and never fails with it.
 *   <li>A crash between acknowledgement and record sends the same state once more; nothing is left out.
 *   <li>Of two replicas one has the row; a profile that changes meanwhile differs again and goes out after.
 * </ol>
 */
@ApplicationScoped
class ProfilePublisher {
    private static final Logger LOG = Logger.getLogger(ProfilePublisher.class);

    private final Publications publications;
    private final ProfileRecords records;
    private final PublisherConfig config;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong waiting = new AtomicLong();

    ProfilePublisher(Publications publications, ProfileRecords records, PublisherConfig config, MeterRegistry metrics) {
        this.publications = publications;
        this.records = records;
        this.config = config;
        Gauge.builder("facteur.profiles.unpublished", waiting, AtomicLong::get)
                .description("Sender profiles that dispatch-service does not have as they are")
                .register(metrics);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ProfileChanged changed) {
        wake();
    }

    @Scheduled(every = "${facteur.publisher.every:5s}", delayed = "1s")
    @RunOnVirtualThread
    void look() {
        wake();
        waiting.set(QuarkusTransaction.requiringNew().call(publications::waiting));
    }

    /** Calls that come while a round is under way are answered by one more round after it. */
    private void wake() {
        if (calls.getAndIncrement() == 0) {
            // Of no executor that takes the caller's HTTP request along: what sends to Kafka ends it for the caller
            // too.
            Thread.ofVirtual().name("profile-publisher").start(this::publishUntilCalm);
        }
    }

    private void publishUntilCalm() {
        int answered;
        do {
            answered = calls.get();
            publishAll();
        } while (!calls.compareAndSet(answered, 0));
    }

    private void publishAll() {
        try {
            Round round;
            do {
                round = QuarkusTransaction.requiringNew()
                        // The lock on the rows must outlive the wait for the broker.
                        .timeout(Math.toIntExact(config.acknowledgement().toSeconds()) + 10)
                        .call(this::publishSome);
            } while (round.isWholeBatchSent(config.batch()));
        } catch (RuntimeException e) {
            // The edge of this thread: the next round tries again.
            LOG.warnf(e, "Sender profiles could not be published; trying again in %s", config.every());
        }
    }

    private Round publishSome() {
        List<UnpublishedState> states = publications.claim(config.batch());
        // The emitter's callbacks take a transaction along to Kafka's thread, where it may still be when this one
        // commits.
        List<CompletableFuture<Boolean>> sent = QuarkusTransaction.suspendingExisting()
                .call(() -> states.stream().map(this::acknowledged).toList());
        int acknowledged = 0;
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i).join()) {
                publications.record(states.get(i));
                acknowledged++;
            }
        }
        if (acknowledged < states.size()) {
            LOG.warnf(
                    "%d of %d sender profiles were not acknowledged by Kafka; trying again in %s",
                    states.size() - acknowledged, states.size(), config.every());
        }
        return new Round(states.size(), acknowledged);
    }

    private CompletableFuture<Boolean> acknowledged(UnpublishedState state) {
        return records.send(state)
                .orTimeout(config.acknowledgement().toMillis(), TimeUnit.MILLISECONDS)
                .handle((nothing, failure) -> failure == null);
    }

    private record Round(int claimed, int acknowledged) {
        boolean isWholeBatchSent(int batch) {
            return claimed == batch && acknowledged == claimed;
        }
    }
}
