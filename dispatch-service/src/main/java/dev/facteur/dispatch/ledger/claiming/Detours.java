package dev.facteur.dispatch.ledger.claiming;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.Step;
import dev.facteur.dispatch.ledger.Tried;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * By which way a claimed request goes: its sender's own, or by the relay instead. It is written before the attempt begins.
 * Should we be lost in the middle, whoever takes over knows by which way it may have left, and keeps to that.
 */
@ApplicationScoped
public class Detours {
    private static final String WRITE = """
            update delivery set instead_of = ?, method = case when ?::text is null then instead_of else 'RELAY' end
            where tenant_id = ? and request_id = ? and owner = ? and attempts = ?""";
    // The copy that was prepared for the Sent folder was one of the sender's own mailbox.
    private static final String TURN = """
            with turned as (
                update delivery set state = 'CLAIMED', instead_of = ?, method = 'RELAY'
                where tenant_id = ? and request_id = ? and owner = ? and attempts = ?
                returning tenant_id, request_id),
            forgotten as (
                delete from sent_copy c using turned
                where c.tenant_id = turned.tenant_id and c.request_id = turned.request_id and c.state = 'PREPARED')
            insert into delivery_step (tenant_id, request_id, step) select tenant_id, request_id, ? from turned""";

    private final DataSource dataSource;
    private final DispatcherLease lease;

    Detours(DataSource dataSource, DispatcherLease lease) {
        this.dataSource = dataSource;
        this.lease = lease;
    }

    /** Writes by which way the attempt goes. Returns whether the claim is still ours. */
    public boolean write(Claim claim) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            @Nullable String insteadOf = claim.insteadOf().map(SendingMethod::name).orElse(null);
            statement.setString(1, insteadOf);
            statement.setString(2, insteadOf);
            setClaim(statement, 3, claim);
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * Turns an attempt by the sender's own method, which nobody has got anything by, into one by the relay.
     *
     * @param reason why the method is unavailable
     * @param tried what was tried
     * @return whether the claim is still ours
     */
    public boolean turn(Claim claim, SendingMethod insteadOf, DelayReason reason, Tried tried) throws SQLException {
        Step step = new Step(
                tried.at(),
                claim.attempt(),
                DeliveryState.CLAIMED,
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(tried.detail() + ". By the relay instead, as the sender wishes"),
                tried.smtp(),
                Optional.of(tried.took()).map(Duration::toMillis),
                Optional.empty(),
                Optional.empty());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TURN)) {
            statement.setString(1, insteadOf.name());
            setClaim(statement, 2, claim);
            statement.setString(6, step.write());
            return statement.executeUpdate() == 1;
        }
    }

    private void setClaim(PreparedStatement statement, int first, Claim claim) throws SQLException {
        statement.setString(first, claim.tenantId().value());
        statement.setString(first + 1, claim.requestId().value());
        statement.setObject(first + 2, lease.id());
        statement.setInt(first + 3, claim.attempt());
    }
}
