package dev.facteur.benchmark.subject;

import dev.facteur.local.CannotRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Fills the ledger with deliveries that never were: its indexes are made anew afterwards, which is much faster. */
public final class LargeTable {
    private static final int AT_A_TIME = 500_000;
    private static final String SOMEBODY = """
            insert into dispatcher (id, alive_until)
            values ('00000000-0000-0000-0000-000000000001', now() + interval '1 day') on conflict do nothing""";
    private static final String INDEXES = """
            select indexname, indexdef from pg_indexes where tablename = 'delivery' and indexname <> 'delivery_pkey'""";

    private LargeTable() {}

    /**
     * Fills it.
     *
     * @param sql of the generated rows: from, to, and twice how many there are in all
     */
    public static void fill(Connection ledger, int deliveries, String sql) {
        try (Statement statement = ledger.createStatement()) {
            statement.execute(SOMEBODY);
            List<String> definitions = new ArrayList<>();
            List<String> names = new ArrayList<>();
            try (ResultSet indexes = statement.executeQuery(INDEXES)) {
                while (indexes.next()) {
                    names.add(indexes.getString(1));
                    definitions.add(indexes.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("drop index " + name);
            }
            statement.execute("set maintenance_work_mem = '512MB'");
            insert(ledger, deliveries, sql);
            for (String definition : definitions) {
                statement.execute(definition);
            }
            statement.execute("vacuum analyze delivery");
        } catch (SQLException e) {
            throw new CannotRun("The ledger cannot be filled: " + e.getMessage(), e);
        }
    }

    private static void insert(Connection ledger, int deliveries, String sql) throws SQLException {
        try (PreparedStatement insert = ledger.prepareStatement(sql)) {
            for (int from = 1; from <= deliveries; from += AT_A_TIME) {
                insert.setInt(1, from);
                insert.setInt(2, Math.min(deliveries, from + AT_A_TIME - 1));
                insert.setInt(3, deliveries);
                insert.setInt(4, deliveries);
                insert.executeUpdate();
            }
        }
    }

    /** A statement that stands beside the class that wants it. */
    public static String statement(Class<?> owner, String name) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
