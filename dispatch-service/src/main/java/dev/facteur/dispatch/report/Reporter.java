package dev.facteur.dispatch.report;

import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.settling.Settlements;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DispatchEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Ledger first, then the event. What happens in between:
 *
 * <ol>
 *   <li>The database is away: we wait for it, since only we know the outcome.
 *   <li>Kafka is away, or we are lost before the event is there: the ledger says that it was not told yet, and the
 *       sweeper tells it.
 *   <li>The claim is no longer ours: nothing is written and nothing told, whoever has it now will.
 * </ol>
 */
@ApplicationScoped
public class Reporter {
    private static final Logger LOGGER = Logger.getLogger(Reporter.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Settlements settlements;
    private final AuthenticationEpisodes episodes;
    private final EventPublisher publisher;

    Reporter(Settlements settlements, AuthenticationEpisodes episodes, EventPublisher publisher) {
        this.settlements = settlements;
        this.episodes = episodes;
        this.publisher = publisher;
    }

    /**
     * Writes how an attempt ended, and tells it; as often as the request came. Returns when both are done.
     *
     * @return whether it was written; if not, somebody else has the request
     */
    public boolean report(Settlement settlement) {
        OptionalInt repeats = settle(settlement);
        if (repeats.isEmpty()) {
            LOGGER.warnf("%s is not ours any more: whoever has it will report", settlement);
            return false;
        }
        settlement.event().ifPresent(event -> tell(settlement, event, repeats.getAsInt()));
        return true;
    }

    private void tell(Settlement settlement, DispatchEvent event, int repeats) {
        boolean isTold = true;
        for (int i = 0; i <= repeats; i++) {
            isTold &= tell(event);
        }
        if (isTold) {
            settlements.markReported(settlement.claim(), event).exceptionally(_ -> false);
        }
    }

    /** Tells that an episode of a sender began. */
    public void report(AuthenticationExpired event) {
        reportEpisode(event.episodeId(), event);
    }

    /** Tells that an episode of a sender ended. */
    public void report(AuthenticationRestored event) {
        reportEpisode(event.episodeId(), event);
    }

    /** Tells an event; false if Kafka could not be reached. */
    public boolean tell(DispatchEvent event) {
        try {
            publisher.publish(event).join();
            return true;
        } catch (CompletionException unreachable) {
            LOGGER.warnf("An event for %s could not be published; it is told later", event.topic());
            return false;
        }
    }

    private void reportEpisode(String episodeId, DispatchEvent event) {
        try {
            if (tell(event)) {
                episodes.markReported(episodeId, event);
            }
        } catch (SQLException unavailable) {
            LOGGER.warn("The report of an episode could not be recorded; it is told again later");
        }
    }

    private OptionalInt settle(Settlement settlement) {
        boolean isLogged = false;
        while (true) {
            try {
                return settlements.settle(settlement).join();
            } catch (CompletionException unavailable) {
                if (!isLogged) {
                    LOGGER.errorf(unavailable.getCause(), "%s cannot be written; trying until it can", settlement);
                    isLogged = true;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
