package dev.facteur.dispatch.sentcopy;

import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.LedgerConfig;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.SentCopyFailed;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Tells of copies that were given up, and removes them and those whose mail was not sent after all. */
@ApplicationScoped
class FailedCopies {
    private static final Logger LOGGER = Logger.getLogger(FailedCopies.class);
    private static final int BATCH = 100;
    private static final String UNTOLD = """
            select event from sent_copy where state = 'FAILED' and changed_at < now() - make_interval(secs => ?)
            order by changed_at limit ?""";
    private static final String TOLD = """
            delete from sent_copy where tenant_id = ? and request_id = ? and state = 'FAILED'""";

    // A delivery that is held may yet be declared sent by a person; one under way may yet be sent; one that some
    // recipients have is told as sent when it ends.
    private static final String SWEEP = """
            delete from sent_copy c where c.state = 'PREPARED' and c.changed_at < now() - interval '1 minute'
                and not exists (select from delivery d
                    where d.tenant_id = c.tenant_id and d.request_id = c.request_id
                        and (d.attempts = c.delivery_attempt and d.state in ('CLAIMED', 'SUBMITTING', 'HELD', 'SENT')
                            or c.delivery_attempt >= d.accepted_since and d.state <> 'FAILED'))""";

    private final DataSource dataSource;
    private final Reporter reporter;
    private final LedgerConfig config;

    FailedCopies(DataSource dataSource, Reporter reporter, LedgerConfig config) {
        this.dataSource = dataSource;
        this.reporter = reporter;
        this.config = config;
    }

    /** Tells the event of a copy that was just given up. If Kafka is away, it is told later. */
    boolean tell(SentCopyFailed event) throws SQLException {
        if (!reporter.tell(event)) {
            return false;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TOLD)) {
            statement.setString(1, event.tenantId().value());
            statement.setString(2, event.requestId().value());
            statement.executeUpdate();
        }
        return true;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tellUntold() {
        try {
            for (DispatchEvent event : untold()) {
                if (event instanceof SentCopyFailed failed && !tell(failed)) {
                    return;
                }
            }
        } catch (SQLException unavailable) {
            LOGGER.warnf("The failed copies cannot be asked for: %s", unavailable.getMessage());
        }
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SWEEP)) {
            statement.executeUpdate();
        } catch (SQLException unavailable) {
            LOGGER.warnf("The copies of unsent messages could not be removed: %s", unavailable.getMessage());
        }
    }

    /** Those old enough that nobody is just telling them. */
    private List<DispatchEvent> untold() throws SQLException {
        List<DispatchEvent> untold = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(UNTOLD)) {
            statement.setDouble(1, config.reportAgainAfter().toMillis() / 1000.0);
            statement.setInt(2, BATCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    untold.add(EventJson.read(Topics.SENT_COPY_FAILED, rows.getString("event")));
                }
            }
        }
        return untold;
    }
}
