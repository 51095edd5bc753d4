package dev.facteur.dispatch.operate.search;

import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.dispatch.ledger.Step;
import dev.facteur.dispatch.operate.search.Timeline.CopyToFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Single deliveries, with all that happened to them. */
@ApplicationScoped
public class Timelines {
    /** Of a delivery there are fewer; should there ever be more, the first ones tell how it came to that. */
    private static final int MOST_STEPS = 500;

    private static final String FIND = "select " + FoundDelivery.COLUMNS + """
            , d.took_ms, c.state = 'FAILED' as copy_given_up, c.attempts as copy_attempts, c.due_at as copy_due_at,
                c.last_error as copy_error
            from delivery d left join sent_copy c on c.tenant_id = d.tenant_id and c.request_id = d.request_id
            where d.tenant_id = ? and d.request_id = ? and d.sender_id = coalesce(?, d.sender_id)""";
    private static final String STEPS = """
            select step from delivery_step where tenant_id = ? and request_id = ? order by position limit ?""";

    private final DataSource dataSource;

    Timelines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Empty if there is none, or it is somebody else's. */
    public Optional<Timeline> find(OneDelivery wanted) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, wanted.tenantId().value());
            statement.setString(2, wanted.requestId().value());
            statement.setString(3, wanted.sender().map(Object::toString).orElse(null));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(connection, wanted, row)) : Optional.empty();
            }
        }
    }

    private static Timeline read(Connection connection, OneDelivery wanted, ResultSet row) throws SQLException {
        int tookMillis = row.getInt("took_ms");
        Optional<Long> took = row.wasNull() ? Optional.empty() : Optional.of((long) tookMillis);
        return new Timeline(FoundDelivery.read(row), steps(connection, wanted), took, copy(row));
    }

    private static Optional<CopyToFile> copy(ResultSet row) throws SQLException {
        boolean isGivenUp = row.getBoolean("copy_given_up");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new CopyToFile(
                        isGivenUp,
                        row.getInt("copy_attempts"),
                        Instants.of(row, "copy_due_at"),
                        Optional.ofNullable(row.getString("copy_error"))));
    }

    private static List<Step> steps(Connection connection, OneDelivery of) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(STEPS)) {
            statement.setString(1, of.tenantId().value());
            statement.setString(2, of.requestId().value());
            statement.setInt(3, MOST_STEPS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    steps.add(Step.read(rows.getString("step")));
                }
            }
        }
        return steps;
    }
}
