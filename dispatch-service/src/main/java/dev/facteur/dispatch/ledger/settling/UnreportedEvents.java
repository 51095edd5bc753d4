package dev.facteur.dispatch.ledger.settling;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.dispatch.ledger.LedgerConfig;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.DispatchEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Outcomes that are written but, as far as the ledger knows, not told. */
@ApplicationScoped
public class UnreportedEvents {
    private static final String FIND = """
            select tenant_id, request_id, attempts, first_claimed_at, event_topic, event from delivery
            where not reported and changed_at < now() - make_interval(secs => ?)
            order by changed_at limit ?""";

    private final DataSource dataSource;
    private final LedgerConfig config;

    UnreportedEvents(DataSource dataSource, LedgerConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /** Those old enough that nobody is just telling them. */
    public List<Unreported> find(int limit) throws SQLException {
        List<Unreported> unreported = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setDouble(1, config.reportAgainAfter().toMillis() / 1000.0);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Claim claim = new Claim(
                            new TenantId(rows.getString("tenant_id")),
                            new RequestId(rows.getString("request_id")),
                            rows.getInt("attempts"),
                            Instants.of(rows, "first_claimed_at"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            Optional.empty());
                    unreported.add(new Unreported(
                            claim, EventJson.read(rows.getString("event_topic"), rows.getString("event"))));
                }
            }
        }
        return unreported;
    }

    /** An event and the claim it came of. */
    public record Unreported(Claim claim, DispatchEvent event) {}
}
