package dev.facteur.dispatch.ledger.waiting;

import dev.facteur.dispatch.ledger.Claim;

/**
 * A parked request whose time has come.
 *
 * @param payload the record's value as Kafka once brought it
 * @param isInterrupted a process was lost while it sent this one, which must not be sent twice
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DueRequest(Claim claim, byte[] payload, boolean isInterrupted) {
    @Override
    public String toString() {
        return claim.tenantId() + "/" + claim.requestId() + " attempt " + claim.attempt();
    }
}
