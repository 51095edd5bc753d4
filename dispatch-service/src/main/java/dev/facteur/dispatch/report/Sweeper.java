package dev.facteur.dispatch.report;

import dev.facteur.dispatch.ledger.settling.Settlements;
import dev.facteur.dispatch.ledger.settling.UnreportedEvents;
import dev.facteur.dispatch.ledger.settling.UnreportedEvents.Unreported;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.model.outcome.DispatchEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Tells what a crash, or a Kafka that was away, left untold. Readers drop what they know by the event's id. */
@ApplicationScoped
class Sweeper {
    private static final Logger LOGGER = Logger.getLogger(Sweeper.class);
    private static final int BATCH = 100;

    private final UnreportedEvents unreported;
    private final Settlements settlements;
    private final AuthenticationEpisodes episodes;
    private final Reporter reporter;

    Sweeper(UnreportedEvents unreported, Settlements settlements, AuthenticationEpisodes episodes, Reporter reporter) {
        this.unreported = unreported;
        this.settlements = settlements;
        this.episodes = episodes;
        this.reporter = reporter;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        try {
            sweepDeliveries();
            sweepEpisodes();
        } catch (SQLException unavailable) {
            LOGGER.warnf("The ledger cannot be asked for what is untold: %s", unavailable.getMessage());
        }
    }

    private void sweepDeliveries() throws SQLException {
        List<Unreported> batch = unreported.find(BATCH);
        for (Unreported left : batch) {
            if (!reporter.tell(left.event())) {
                return;
            }
            settlements.markReported(left.claim(), left.event()).join();
        }
    }

    private void sweepEpisodes() throws SQLException {
        for (Map.Entry<String, DispatchEvent> left : episodes.unreported(BATCH).entrySet()) {
            if (!reporter.tell(left.getValue())) {
                return;
            }
            episodes.markReported(left.getKey(), left.getValue());
        }
    }
}
