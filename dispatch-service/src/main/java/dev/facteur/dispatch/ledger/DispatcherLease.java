package dev.facteur.dispatch.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * This process' lease on its claims.
 *
 * <ol>
 *   <li>A claim counts while its owner's lease runs; PostgreSQL's clock decides for everybody.
 *   <li>We stop trusting our lease before the others do: our end of it counts from before the renewal was asked for.
 *   <li>Nothing is submitted without a lease: it is asked for again right before the final dot.
 *   <li>Who has lost their own lease takes nothing over before others had the time to renew theirs.
 * </ol>
 */
@ApplicationScoped
public class DispatcherLease {
    private static final Logger LOGGER = Logger.getLogger(DispatcherLease.class);
    private static final String RENEW = """
            insert into dispatcher (id, alive_until) values (?, now() + make_interval(secs => ?))
            on conflict (id) do update set alive_until = excluded.alive_until""";
    // Not deleted: others find by it what we were to drain.
    private static final String GIVE_UP = "update dispatcher set alive_until = now() where id = ?";

    private final DataSource dataSource;
    private final Duration length;
    private final UUID id = UUID.randomUUID();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dispatcher-lease").factory());
    private final LeaseTerm term;

    DispatcherLease(DataSource dataSource, LedgerConfig config, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.length = config.lease();
        this.term = new LeaseTerm(length, System.nanoTime());
        Gauge.builder("facteur.lease.held", this, lease -> lease.isHeld() ? 1 : 0)
                .description("Whether this process holds its lease, without which it sends nothing")
                .register(metrics);
    }

    /** The owner of our claims: another one at every start, so that a restart never takes its past for its present. */
    public UUID id() {
        return id;
    }

    public boolean isHeld() {
        return term.isHeld(System.nanoTime());
    }

    /** Whether it is for us to take over what others seem to have left behind. */
    public boolean mayTakeOver() {
        return term.mayJudgeOthers(System.nanoTime());
    }

    /**
     * Asks for the lease again if it has run out while the database was away: what we claimed without it would be
     * nobody's, and deferred at the final dot.
     */
    public void require() throws SQLException {
        if (!isHeld() && !timer.isShutdown()) {
            askAgain();
        }
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        long period = length.dividedBy(5).toMillis();
        renew();
        var _ = timer.scheduleWithFixedDelay(this::renew, period, period, TimeUnit.MILLISECONDS);
    }

    /** Comes last at shutdown: what was still under way is free for others at once. */
    void stop(@Observes @Priority(3000) ShutdownEvent event) {
        timer.shutdownNow();
        term.giveUp(System.nanoTime());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(GIVE_UP)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        } catch (SQLException unavailable) {
            LOGGER.warn("The lease could not be given up; it ends by itself");
        }
    }

    private void renew() {
        try {
            askAgain();
        } catch (SQLException | RuntimeException unavailable) {
            // Whatever it is: a timer whose task throws would never renew again.
            LOGGER.warnf("The lease could not be renewed: %s", unavailable.getMessage());
        }
    }

    private void askAgain() throws SQLException {
        long askedAt = System.nanoTime();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setObject(1, id);
            statement.setDouble(2, length.toMillis() / 1000.0);
            statement.executeUpdate();
            term.renewed(askedAt, System.nanoTime());
        }
    }
}
