package dev.facteur.dispatch.ledger.waiting;

import dev.facteur.dispatch.ledger.Claim;
import java.time.Instant;
import java.util.Optional;

/**
 * A parked request whose time has come.
 *
 * @param payload the record's value as Kafka once brought it
 * @param isInterrupted a process was lost while it sent this one, which must not be sent twice
 * @param wasDue its place among those that wait, should it have to go back; absent for what a lost process had taken
 * @param traceparent of its first span; absent where nobody traced it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DueRequest(
        Claim claim, byte[] payload, boolean isInterrupted, Optional<Instant> wasDue, Optional<String> traceparent) {
    @Override
    public String toString() {
        return claim.tenantId() + "/" + claim.requestId() + " attempt " + claim.attempt();
    }
}
