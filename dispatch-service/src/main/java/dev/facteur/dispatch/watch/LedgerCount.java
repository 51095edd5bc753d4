package dev.facteur.dispatch.watch;

import dev.facteur.dispatch.watch.Backlog.Heap;
import dev.facteur.dispatch.watch.Backlog.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/** Counts what the ledger has that is not at its end, by indexes of just that: what has ended is not looked at. */
@ApplicationScoped
class LedgerCount {
    /** Longer than that it is better not known. */
    private static final int AT_MOST_SECONDS = 5;

    // An event is told right after its row is written: untold is what has not been for a while.
    private static final String COUNT = """
            select 'WAITING', wait_reason, count(*), extract(epoch from now() - min(first_claimed_at))
                from delivery where state = 'WAITING' group by wait_reason
            union all select 'HELD', '', count(*), extract(epoch from now() - min(first_claimed_at))
                from delivery where state = 'HELD'
            union all select 'UNTOLD', '', count(*), extract(epoch from now() - min(changed_at))
                from delivery where not reported and changed_at < now() - interval '10 seconds'
            union all select 'EXPIRED', '', count(*), extract(epoch from now() - min(since))
                from authentication_episode where ended_at is null
            union all select 'COPIES', '', count(*), extract(epoch from now() - min(message_date))
                from sent_copy where state = 'PENDING'""";

    private final DataSource dataSource;

    LedgerCount(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Backlog count() throws SQLException {
        Backlog backlog = Backlog.NONE;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setQueryTimeout(AT_MOST_SECONDS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    backlog = backlog.with(
                            Part.valueOf(rows.getString(1)),
                            Objects.requireNonNullElse(rows.getString(2), ""),
                            // Of none, there is no oldest: null, which is read as 0.
                            new Heap(rows.getLong(3), rows.getDouble(4)));
                }
            }
        }
        return backlog;
    }
}
