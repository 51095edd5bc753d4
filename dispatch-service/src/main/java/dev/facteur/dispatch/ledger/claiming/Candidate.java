package dev.facteur.dispatch.ledger.claiming;

import dev.facteur.model.document.SendDocument;

/**
 * A valid request that asks to be claimed.
 *
 * @param payload the record's value as Kafka brought it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Candidate(SendDocument request, byte[] payload) {
    @Override
    public String toString() {
        return request.toString();
    }
}
