package dev.facteur.dispatch.ledger.waiting;

import dev.facteur.dispatch.ledger.DispatcherLease;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Parked requests that nobody drains any more: whoever was to is lost. */
@ApplicationScoped
public class AbandonedRequests {
    // Asked every second, nearly always in vain: an answer from the index alone, however many wait. The orders say
    // which.
    private static final String ARE_THERE_ANY = """
            select exists (select from dispatcher i where i.alive_until <= now() and i.id <> ?
                and (select true from delivery d where d.state = 'WAITING' and d.drained_by = i.id
                    order by d.due_at limit 1))
            or coalesce((select true from delivery d where d.state = 'WAITING' and d.drained_by is null
                order by d.drained_by, d.due_at limit 1), false)""";
    private static final String ADOPT = """
            update delivery set drained_by = ? where state = 'WAITING'
                and (drained_by is null or drained_by = any(array(select id from dispatcher where alive_until <= now())))""";

    private final DataSource dataSource;
    private final DispatcherLease lease;

    AbandonedRequests(DataSource dataSource, DispatcherLease lease) {
        this.dataSource = dataSource;
        this.lease = lease;
    }

    /** Takes them over: from now on they are ours to drain. Returns how many. */
    public int adopt() throws SQLException {
        if (!lease.mayTakeOver()) {
            return 0;
        }
        try (Connection connection = dataSource.getConnection()) {
            return areThereAny(connection) ? adopt(connection) : 0;
        }
    }

    private boolean areThereAny(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ARE_THERE_ANY)) {
            statement.setObject(1, lease.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** In one statement, so that no two processes ever drain one sender. */
    private int adopt(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADOPT)) {
            statement.setObject(1, lease.id());
            return statement.executeUpdate();
        }
    }
}
