package dev.facteur.dispatch.operate.act;

import dev.facteur.dispatch.operate.search.Conditions;
import dev.facteur.dispatch.operate.search.DeliveryFilter;
import dev.facteur.dispatch.operate.search.FoundDelivery;
import dev.facteur.dispatch.operate.search.OneDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Deliveries that ended without being sent, by whether their requests are still kept. */
@ApplicationScoped
class KeptRequests {
    private static final String OLDEST_FIRST = " order by d.first_claimed_at, d.tenant_id, d.request_id limit ?";

    private final DataSource dataSource;

    KeptRequests(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One that ended or did not.
     *
     * @param isKept whether its request is kept
     */
    record Candidate(FoundDelivery delivery, boolean isKept) {}

    /** Locks one, within the caller's transaction. */
    Optional<Candidate> lock(OneDelivery wanted) throws SQLException {
        String sql = "select " + FoundDelivery.COLUMNS + ", d.payload is not null as is_kept from delivery d"
                + " where d.tenant_id = ? and d.request_id = ? and d.sender_id = coalesce(?, d.sender_id) for update";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, wanted.tenantId().value());
            statement.setString(2, wanted.requestId().value());
            statement.setString(3, wanted.sender().map(Object::toString).orElse(null));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Candidate(FoundDelivery.read(row), row.getBoolean("is_kept")))
                        : Optional.empty();
            }
        }
    }

    /** Those that are kept, oldest first. */
    List<FoundDelivery> find(DeliveryFilter filter, int limit) throws SQLException {
        return find(filter, limit, "");
    }

    /** Locks them, within the caller's transaction. */
    List<FoundDelivery> lock(DeliveryFilter filter, int limit) throws SQLException {
        return find(filter, limit, " for update");
    }

    /** How many there are, up to the limit. */
    int count(DeliveryFilter filter, boolean areKept, int limit) throws SQLException {
        Conditions conditions = Conditions.of(filter);
        String sql = "select count(*) from (select from delivery d where " + conditions.sql() + " and d.payload is "
                + (areKept ? "not null" : "null") + " limit ?) as counted";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Conditions.limitTime(statement);
            statement.setInt(conditions.set(statement, 1), limit);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private List<FoundDelivery> find(DeliveryFilter filter, int limit, String locking) throws SQLException {
        Conditions conditions = Conditions.of(filter);
        String sql = "select " + FoundDelivery.COLUMNS + " from delivery d where " + conditions.sql()
                + " and d.payload is not null" + OLDEST_FIRST + locking;
        List<FoundDelivery> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Conditions.limitTime(statement);
            statement.setInt(conditions.set(statement, 1), limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(FoundDelivery.read(rows));
                }
            }
        }
        return found;
    }
}
