package dev.facteur.dispatch.ledger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Forgets what ended longer ago than the retention says, in small batches so that nobody waits for it. */
@ApplicationScoped
class LedgerPurge {
    private static final Logger LOGGER = Logger.getLogger(LedgerPurge.class);
    private static final int BATCH = 500;
    private static final String PURGE_DELIVERIES = """
            delete from delivery where (tenant_id, request_id) in (
                select tenant_id, request_id
                from delivery, (select now() - make_interval(secs => ?) as at) long_ago
                where state in ('SENT', 'FAILED', 'HELD') and reported
                    -- The index has when it was asked for, which was earlier.
                    and first_claimed_at < long_ago.at and changed_at < long_ago.at
                limit ?)""";
    private static final String FORGET_FAILED = """
            update delivery set payload = null, sent_as = null where (tenant_id, request_id) in (
                select tenant_id, request_id from delivery
                where state = 'FAILED' and payload is not null and changed_at < now() - make_interval(secs => ?)
                limit ?) and state = 'FAILED'""";
    private static final String PURGE_EPISODES = """
            delete from authentication_episode where episode_id in (
                select episode_id from authentication_episode
                where ended_at is not null and reported and changed_at < now() - make_interval(secs => ?)
                limit ?)""";
    private static final String PURGE_DISPATCHERS = """
            delete from dispatcher where id in (
                select d.id from dispatcher d
                where d.alive_until < now() - make_interval(secs => ?)
                    and not exists (select from delivery where owner = d.id)
                    and not exists (select from delivery where drained_by = d.id and state = 'WAITING')
                limit ?)""";

    private final DataSource dataSource;
    private final LedgerConfig config;

    LedgerPurge(DataSource dataSource, LedgerConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        try {
            Duration retention = config.retention();
            purge(PURGE_DELIVERIES, retention);
            purge(FORGET_FAILED, config.failedKeptFor());
            purge(PURGE_EPISODES, retention);
            purge(PURGE_DISPATCHERS, config.lease());
        } catch (SQLException unavailable) {
            LOGGER.warnf("The ledger could not be purged: %s", unavailable.getMessage());
        }
    }

    private void purge(String statementText, Duration age) throws SQLException {
        int purged = BATCH;
        while (purged == BATCH) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(statementText)) {
                statement.setDouble(1, age.toMillis() / 1000.0);
                statement.setInt(2, BATCH);
                purged = statement.executeUpdate();
            }
        }
    }
}
