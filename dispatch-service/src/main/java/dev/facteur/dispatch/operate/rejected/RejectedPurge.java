package dev.facteur.dispatch.operate.rejected;

import dev.facteur.dispatch.intake.rejected.RejectedIndex;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Ends the list where it is too old to be of use. */
@ApplicationScoped
class RejectedPurge {
    private static final Logger LOGGER = Logger.getLogger(RejectedPurge.class);

    private final RejectedIndex index;
    private final RejectedConfig config;
    private final Clock clock;

    RejectedPurge(RejectedIndex index, RejectedConfig config, Clock clock) {
        this.index = index;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        try {
            index.forget(clock.instant().minus(config.retention()));
        } catch (SQLException unavailable) {
            LOGGER.warnf("The list of rejected records could not be purged: %s", unavailable.getMessage());
        }
    }
}
