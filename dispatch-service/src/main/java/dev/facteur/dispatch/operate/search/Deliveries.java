package dev.facteur.dispatch.operate.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Looks for deliveries in the ledger. Every answer is bounded, and found by an index. */
@ApplicationScoped
public class Deliveries {
    /** Nobody reads further, and no index makes counting millions cheap. */
    public static final int MOST_COUNTED = 10_000;

    private final DataSource dataSource;

    Deliveries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A page, newest first. */
    public Found find(DeliveryFilter filter, int limit, Optional<Cursor> behind) throws SQLException {
        Conditions conditions = Conditions.of(filter);
        behind.ifPresent(conditions::after);
        String sql = "select " + FoundDelivery.COLUMNS + " from delivery d where " + conditions.sql()
                + " order by d.first_claimed_at desc, d.tenant_id desc, d.request_id desc limit ?";
        List<FoundDelivery> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            // One more than wanted: whether there is another page.
            Conditions.limitTime(statement);
            statement.setInt(conditions.set(statement, 1), limit + 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(FoundDelivery.read(rows));
                }
            }
        }
        return found.size() <= limit
                ? new Found(found, Optional.empty())
                : new Found(
                        found.subList(0, limit),
                        Optional.of(found.get(limit - 1).cursor()));
    }

    /** How many there are, up to {@value #MOST_COUNTED} and one. */
    public int count(DeliveryFilter filter) throws SQLException {
        Conditions conditions = Conditions.of(filter);
        String sql = "select count(*) from (select from delivery d where " + conditions.sql() + " limit ?) as counted";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Conditions.limitTime(statement);
            statement.setInt(conditions.set(statement, 1), MOST_COUNTED + 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /**
     * A page.
     *
     * @param behind where the next page begins; absent on the last one
     */
    public record Found(List<FoundDelivery> deliveries, Optional<Cursor> behind) {
        public static final Found NOTHING = new Found(List.of(), Optional.empty());
    }
}
