package dev.facteur.dispatch.operate.act;

import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.dispatch.ledger.PayloadCipher;
import dev.facteur.dispatch.ledger.SentAs;
import dev.facteur.dispatch.operate.search.OneDelivery;
import dev.facteur.model.document.RequestReading;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.document.SendDocumentReader;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Takes a delivery for a person's act as the lanes take one for an attempt: by a claim, so that it is never cancelled and
 * sent. Should we be lost before the act is written, it never was: the delivery goes on as if nobody had asked.
 */
@ApplicationScoped
class PersonalClaims {
    private static final String FIND = """
            select d.*, exists (select from sent_copy c where c.tenant_id = d.tenant_id and c.request_id = d.request_id
                    and c.state = 'PREPARED') as has_copy
            from delivery d where d.tenant_id = ? and d.request_id = ? and d.sender_id = coalesce(?, d.sender_id)
            for update of d""";
    // A held one stays uncertain until its end is written: who takes it over must not send it.
    private static final String TAKE = """
            update delivery set state = case state when 'HELD' then 'SUBMITTING' else 'CLAIMED' end, owner = ?,
                attempts = attempts + 1, due_at = null, changed_at = now(),
                accepted_since = case state when 'HELD' then coalesce(accepted_since, attempts) else accepted_since end
            where tenant_id = ? and request_id = ?""";

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final PayloadCipher cipher;
    private final OperatorActs acts;

    PersonalClaims(DataSource dataSource, DispatcherLease lease, PayloadCipher cipher, OperatorActs acts) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.cipher = cipher;
        this.acts = acts;
    }

    /** Takes one that stands there, and writes who did it into the audit. */
    @Transactional(rollbackOn = Exception.class)
    Taking take(OneDelivery wanted, DeliveryState state, OperatorActs.Act act, Caller caller) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Taking found = find(connection, wanted, state);
            if (found instanceof Taking.Taken) {
                mark(connection, wanted);
                acts.record(caller, act, wanted);
            }
            return found;
        }
    }

    private Taking find(Connection connection, OneDelivery wanted, DeliveryState state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, wanted.tenantId().value());
            statement.setString(2, wanted.requestId().value());
            statement.setString(3, wanted.sender().map(Object::toString).orElse(null));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? read(row, wanted, state) : new Taking.Unknown();
            }
        }
    }

    private Taking read(ResultSet row, OneDelivery wanted, DeliveryState state) throws SQLException {
        DeliveryState present = DeliveryState.valueOf(row.getString("state"));
        if (present != state) {
            return new Taking.Elsewhere(present);
        }
        byte[] payload = row.getBytes("payload");
        if (payload == null) {
            return new Taking.NotKept();
        }
        SendDocument request = read(cipher.decrypt(wanted.tenantId(), wanted.requestId(), payload));
        Claim claim = new Claim(
                wanted.tenantId(),
                wanted.requestId(),
                row.getInt("attempts") + 1,
                Instants.of(row, "first_claimed_at"),
                Optional.ofNullable(row.getString("wait_reason")).map(DelayReason::valueOf),
                Instants.optional(row, "deferred_since"),
                Instants.optional(row, "awaits_sender_since"),
                Optional.ofNullable(row.getString("method")).map(SendingMethod::valueOf),
                EventJson.readPartlySent(row.getString("partly_sent")),
                SentAs.read(row.getString("sent_as")),
                row.getBoolean("may_have_left"),
                Optional.ofNullable(row.getString("instead_of")).map(SendingMethod::valueOf));
        return new Taking.Taken(request, claim, row.getBoolean("has_copy"));
    }

    private void mark(Connection connection, OneDelivery taken) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, lease.id());
            statement.setString(2, taken.tenantId().value());
            statement.setString(3, taken.requestId().value());
            statement.executeUpdate();
        }
    }

    private static SendDocument read(byte[] payload) {
        return switch (SendDocumentReader.read(payload)) {
            case RequestReading.Read(SendDocument request) -> request;
            case RequestReading.Unreadable unreadable ->
                throw new IllegalStateException("a kept request cannot be read any more: " + unreadable.describe());
        };
    }
}
