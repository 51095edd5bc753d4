package dev.facteur.dispatch.ledger.waiting;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.dispatch.ledger.PayloadCipher;
import dev.facteur.dispatch.ledger.PayloadCipher.UnreadablePayloadException;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The parked requests: those that are due, those a lost process left behind, and those of one sender. */
@ApplicationScoped
public class WaitingRequests {
    private static final Logger LOGGER = Logger.getLogger(WaitingRequests.class);

    // What a lost process left behind without a payload is still in Kafka, and comes again from there.
    private static final String TAKE_DUE = """
            with due as (
                select d.tenant_id, d.request_id, d.state = 'SUBMITTING' as interrupted
                from delivery d
                where (d.state = 'WAITING' and d.due_at <= ?)
                    or (d.owner is not null and d.payload is not null
                        and not exists (select from dispatcher i where i.id = d.owner and i.alive_until > now()))
                order by d.due_at nulls first, d.first_claimed_at
                limit ?
                for update of d skip locked)
            update delivery d set state = 'CLAIMED', owner = ?, attempts = d.attempts + 1, due_at = null, changed_at = now()
            from due where d.tenant_id = due.tenant_id and d.request_id = due.request_id
            returning d.*, due.interrupted""";
    private static final String RELEASE = """
            update delivery set due_at = ?
            where tenant_id = ? and sender_id = ? and state = 'WAITING'
                and wait_reason in ('AUTHENTICATION_EXPIRED', 'RETRY', 'SERVER_UNREACHABLE', 'SETTINGS_UNAVAILABLE')""";
    private static final String COUNT = """
            select count(*) from delivery where tenant_id = ? and sender_id = ? and state = 'WAITING'""";

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final PayloadCipher cipher;
    private final Clock clock;

    WaitingRequests(DataSource dataSource, DispatcherLease lease, PayloadCipher cipher, Clock clock) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Claims what is due, oldest first. */
    @Transactional(rollbackOn = Exception.class)
    public List<DueRequest> takeDue(int limit) throws SQLException {
        List<DueRequest> due = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE_DUE)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setInt(2, limit);
            statement.setObject(3, lease.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read(rows).ifPresent(due::add);
                }
            }
        }
        due.sort(java.util.Comparator.comparing(request -> request.claim().firstClaimedAt()));
        return due;
    }

    /** Makes due at once what waits for the sender: their profile has changed. Returns how many. */
    public int release(SenderKey sender) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(2, sender.tenantId().value());
            statement.setString(3, sender.senderId().value());
            return statement.executeUpdate();
        }
    }

    /** How many requests of the sender wait, whatever for. */
    public long count(SenderKey sender) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, sender.tenantId().value());
            statement.setString(2, sender.senderId().value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private Optional<DueRequest> read(ResultSet row) throws SQLException {
        Claim claim = new Claim(
                new TenantId(row.getString("tenant_id")),
                new RequestId(row.getString("request_id")),
                row.getInt("attempts"),
                Instants.of(row, "first_claimed_at"),
                Optional.ofNullable(row.getString("wait_reason")).map(DelayReason::valueOf),
                Instants.optional(row, "deferred_since"),
                Optional.ofNullable(row.getString("method")).map(SendingMethod::valueOf),
                EventJson.readPartlySent(row.getString("partly_sent")));
        try {
            byte[] payload = cipher.decrypt(claim.tenantId(), claim.requestId(), row.getBytes("payload"));
            return Optional.of(new DueRequest(claim, payload, row.getBoolean("interrupted")));
        } catch (UnreadablePayloadException wrongKeyset) {
            // Stays claimed by us and untouched: with the right keyset the next start takes it up again.
            LOGGER.errorf("Parked request %s/%s: %s", claim.tenantId(), claim.requestId(), wrongKeyset.getMessage());
            return Optional.empty();
        }
    }
}
