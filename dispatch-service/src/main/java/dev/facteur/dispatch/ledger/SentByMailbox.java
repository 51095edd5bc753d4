package dev.facteur.dispatch.ledger;

import dev.facteur.model.SenderKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** What the senders' mailboxes have sent, as far as the ledger remembers. */
@ApplicationScoped
public class SentByMailbox {
    private static final String LAST_BUT = """
            select changed_at from delivery
            where tenant_id = ? and sender_id = ? and state = 'SENT' and method <> 'RELAY'
            order by changed_at desc offset ? limit 1""";

    private final DataSource dataSource;

    SentByMailbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** When the last document but so many was sent; empty if there were not so many. */
    public Optional<Instant> lastBut(int later, SenderKey sender) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LAST_BUT)) {
            statement.setString(1, sender.tenantId().value());
            statement.setString(2, sender.senderId().value());
            statement.setInt(3, later);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Instants.of(row, "changed_at")) : Optional.empty();
            }
        }
    }
}
