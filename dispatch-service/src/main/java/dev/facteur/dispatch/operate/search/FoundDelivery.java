package dev.facteur.dispatch.operate.search;

import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.sender.SendingMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery as the ledger has it.
 *
 * @param askedAt when the request was first claimed
 * @param changedAt when it came to this state
 * @param dueAt when it is looked at again
 * @param insteadOf the sender's own method, where it left or is to leave by the relay instead
 * @param partlySent what is true already of a document that some recipients have
 * @param event the last one; absent while the first attempt is under way
 */
public record FoundDelivery(
        TenantId tenantId,
        SenderId senderId,
        RequestId requestId,
        DeliveryState state,
        int attempts,
        Instant askedAt,
        Instant changedAt,
        Optional<Instant> dueAt,
        Optional<DelayReason> reason,
        Optional<SendingMethod> method,
        Optional<SendingMethod> insteadOf,
        Optional<DocumentSent> partlySent,
        Optional<DispatchEvent> event) {

    public static final String COLUMNS = """
            d.tenant_id, d.sender_id, d.request_id, d.state, d.attempts, d.first_claimed_at, d.changed_at, d.due_at,
            d.wait_reason, d.method, d.instead_of, d.partly_sent, d.event_topic, d.event""";

    public static FoundDelivery read(ResultSet row) throws SQLException {
        String topic = row.getString("event_topic");
        return new FoundDelivery(
                new TenantId(row.getString("tenant_id")),
                new SenderId(row.getString("sender_id")),
                new RequestId(row.getString("request_id")),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Instants.of(row, "first_claimed_at"),
                Instants.of(row, "changed_at"),
                Instants.optional(row, "due_at"),
                Optional.ofNullable(row.getString("wait_reason")).map(DelayReason::valueOf),
                Optional.ofNullable(row.getString("method")).map(SendingMethod::valueOf),
                Optional.ofNullable(row.getString("instead_of")).map(SendingMethod::valueOf),
                EventJson.readPartlySent(row.getString("partly_sent")),
                topic == null ? Optional.empty() : Optional.of(EventJson.read(topic, row.getString("event"))));
    }

    public SenderKey key() {
        return new SenderKey(tenantId, senderId);
    }

    Cursor cursor() {
        return new Cursor(askedAt, tenantId, requestId);
    }

    /** Whose and where it stands; the event has addresses. */
    @Override
    public String toString() {
        return tenantId + "/" + requestId + " " + state;
    }
}
