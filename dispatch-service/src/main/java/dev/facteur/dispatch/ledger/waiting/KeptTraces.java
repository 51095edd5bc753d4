package dev.facteur.dispatch.ledger.waiting;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.watch.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Keeps in which trace a request is that begins to wait. A statement of its own, and none where nobody traces. */
@ApplicationScoped
public class KeptTraces {
    private static final Logger LOGGER = Logger.getLogger(KeptTraces.class);
    private static final String KEEP = """
            update delivery set trace_parent = ?
            where tenant_id = ? and request_id = ? and owner = ? and trace_parent is null""";

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final Tracing tracing;

    KeptTraces(DataSource dataSource, DispatcherLease lease, Tracing tracing) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.tracing = tracing;
    }

    /** To be called before it is parked: then somebody else may take it up at once. */
    public void keep(Claim claim) {
        Optional<String> traceparent = tracing.traceparent();
        if (traceparent.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, traceparent.get());
            statement.setString(2, claim.tenantId().value());
            statement.setString(3, claim.requestId().value());
            statement.setObject(4, lease.id());
            statement.executeUpdate();
        } catch (SQLException unavailable) {
            LOGGER.warnf("The trace of a request breaks off where it waits: %s", unavailable.getMessage());
        }
    }
}
