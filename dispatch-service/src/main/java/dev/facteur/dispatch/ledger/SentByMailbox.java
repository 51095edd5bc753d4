package dev.facteur.dispatch.ledger;

import dev.facteur.model.SenderKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** What the senders' mailboxes have sent, as far as the ledger remembers. */
@ApplicationScoped
public class SentByMailbox {
    private static final String LAST_BUT = """
            select changed_at from delivery
            where tenant_id = ? and sender_id = ? and state = 'SENT' and method <> 'RELAY'
            order by changed_at desc offset ? limit 1""";

    private static final String RECIPIENTS = """
            select changed_at from (
                select changed_at, sum(recipients) over (order by changed_at desc, request_id) as so_many
                from delivery
                where tenant_id = ? and sender_id = ? and state = 'SENT' and method <> 'RELAY' and changed_at > ?) as sent
            where so_many > ?
            order by changed_at desc limit 1""";

    private final DataSource dataSource;

    SentByMailbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * When the last document was sent that, with all those after it, had more recipients than so many; empty if there is
     * none since then.
     */
    public Optional<Instant> lastWithMoreRecipientsThan(int soMany, SenderKey sender, Instant since)
            throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RECIPIENTS)) {
            statement.setString(1, sender.tenantId().value());
            statement.setString(2, sender.senderId().value());
            statement.setObject(3, since.atOffset(ZoneOffset.UTC));
            statement.setInt(4, soMany);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Instants.of(row, "changed_at")) : Optional.empty();
            }
        }
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
