package dev.facteur.dispatch.intake.rejected;

import dev.facteur.dispatch.ledger.Instants;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Which records are on {@code send-document-rejected}, and which of them somebody has seen to. */
@ApplicationScoped
public class RejectedIndex {
    private static final int MOST_SECONDS = 5;
    private static final String ADD = """
            insert into rejected_request
                (topic_partition, topic_offset, at, reason, tenant_id, sender_id, request_id, size)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String SELECT = "select * from rejected_request where ";
    private static final String SETTLE = "update rejected_request set handled = ?, handled_at = ?, handled_by = ?,"
            + " published_as = ? where id = ? and handled is null";

    private final DataSource dataSource;

    RejectedIndex(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What an operator did about it. */
    public enum Handled {
        /** Published again after correction. */
        PUBLISHED,
        /** There was nothing to publish. */
        DISMISSED
    }

    /** By whom and when; under which request it was published. */
    public record Handling(Handled what, Instant at, String by, Optional<String> requestId) {}

    /** A record under its number here. */
    public record Entry(long id, RejectedRecord record, Optional<Handling> handling) {}

    /**
     * Which are looked for: those that fit all of it.
     *
     * @param isHandled empty: whether or not
     * @param reason is part of theirs, whatever the case
     */
    public record Wanted(Optional<Boolean> isHandled, Optional<String> tenant, Optional<String> reason) {}

    void add(RejectedRecord record) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setInt(1, record.partition());
            statement.setLong(2, record.offset());
            statement.setObject(3, record.at().atOffset(ZoneOffset.UTC));
            statement.setString(4, record.reason());
            statement.setString(5, record.tenantId().orElse(null));
            statement.setString(6, record.senderId().orElse(null));
            statement.setString(7, record.requestId().orElse(null));
            statement.setInt(8, record.size());
            statement.executeUpdate();
        }
    }

    /** The latest first, below that number. */
    public List<Entry> latest(Wanted wanted, long below, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder(SELECT + "id < ?");
        List<Object> values = new ArrayList<>(List.of(below));
        wanted.isHandled()
                .ifPresent(isHandled -> sql.append(" and handled is ").append(isHandled ? "not null" : "null"));
        wanted.tenant().ifPresent(tenant -> {
            sql.append(" and tenant_id = ?");
            values.add(tenant);
        });
        wanted.reason().ifPresent(reason -> {
            sql.append(" and position(lower(?) in lower(reason)) > 0");
            values.add(reason);
        });
        values.add(limit);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql + " order by id desc limit ?")) {
            statement.setQueryTimeout(MOST_SECONDS);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return entries(statement);
        }
    }

    public Optional<Entry> find(long id) throws SQLException {
        return find(id, "id = ?");
    }

    /** Locks it, within the caller's transaction. */
    public Optional<Entry> lock(long id) throws SQLException {
        return find(id, "id = ? for update");
    }

    /** Within the caller's transaction, which holds its lock. */
    public void settle(long id, Handling handling) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            statement.setString(1, handling.what().name());
            statement.setObject(2, handling.at().atOffset(ZoneOffset.UTC));
            statement.setString(3, handling.by());
            statement.setString(4, handling.requestId().orElse(null));
            statement.setLong(5, id);
            statement.executeUpdate();
        }
    }

    /** Forgets what was put aside before; it stays on the topic for as long as that keeps it. */
    public void forget(Instant before) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from rejected_request where at < ?")) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private Optional<Entry> find(long id, String condition) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT + condition)) {
            statement.setLong(1, id);
            return entries(statement).stream().findFirst();
        }
    }

    private static List<Entry> entries(PreparedStatement statement) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(new Entry(rows.getLong("id"), record(rows), handling(rows)));
            }
        }
        return entries;
    }

    private static RejectedRecord record(ResultSet row) throws SQLException {
        return new RejectedRecord(
                row.getInt("topic_partition"),
                row.getLong("topic_offset"),
                Instants.of(row, "at"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("tenant_id")),
                Optional.ofNullable(row.getString("sender_id")),
                Optional.ofNullable(row.getString("request_id")),
                row.getInt("size"));
    }

    private static Optional<Handling> handling(ResultSet row) throws SQLException {
        String handled = row.getString("handled");
        return handled == null
                ? Optional.empty()
                : Optional.of(new Handling(
                        Handled.valueOf(handled),
                        Instants.of(row, "handled_at"),
                        row.getString("handled_by"),
                        Optional.ofNullable(row.getString("published_as"))));
    }
}
