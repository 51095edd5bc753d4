package dev.facteur.dispatch.ledger.claiming;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.dispatch.ledger.SentAs;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.sender.SendingMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What the ledger knows of a request when it comes again. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record LedgerRow(
        byte[] fingerprint,
        DeliveryState state,
        int attempts,
        Instant firstClaimedAt,
        boolean ownerIsAlive,
        Optional<DelayReason> waitReason,
        Optional<Instant> deferredSince,
        Optional<Instant> awaitsSenderSince,
        Optional<SendingMethod> method,
        Optional<DocumentSent> partlySent,
        Optional<SentAs> sentAs,
        Optional<SendingMethod> insteadOf,
        Optional<DispatchEvent> event) {

    static LedgerRow read(ResultSet row) throws SQLException {
        String topic = row.getString("event_topic");
        return new LedgerRow(
                row.getBytes("fingerprint"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Instants.of(row, "first_claimed_at"),
                row.getBoolean("owner_is_alive"),
                Optional.ofNullable(row.getString("wait_reason")).map(DelayReason::valueOf),
                Instants.optional(row, "deferred_since"),
                Instants.optional(row, "awaits_sender_since"),
                Optional.ofNullable(row.getString("method")).map(SendingMethod::valueOf),
                EventJson.readPartlySent(row.getString("partly_sent")),
                SentAs.read(row.getString("sent_as")),
                Optional.ofNullable(row.getString("instead_of")).map(SendingMethod::valueOf),
                topic == null ? Optional.empty() : Optional.of(EventJson.read(topic, row.getString("event"))));
    }

    /** After its process was lost: that may have sent it. */
    Claim nextClaim(TenantId tenantId, RequestId requestId) {
        return new Claim(
                tenantId,
                requestId,
                attempts + 1,
                firstClaimedAt,
                waitReason,
                deferredSince,
                awaitsSenderSince,
                method,
                partlySent,
                sentAs,
                true,
                insteadOf);
    }

    boolean hasFingerprint(byte[] other) {
        return Arrays.equals(fingerprint, other);
    }
}
