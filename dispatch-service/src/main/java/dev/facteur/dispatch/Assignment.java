package dev.facteur.dispatch;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DocumentSent;

/**
 * One request to be attempted now, by us.
 *
 * @param payload the record's value as Kafka brought it, to be parked if the request must wait
 * @param isInterrupted a process was lost while it sent this one, which must not be sent twice
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Assignment(SendDocument request, Claim claim, byte[] payload, boolean isInterrupted) {
    /** The same, of which some recipients have the document. */
    Assignment partlySent(DocumentSent soFar) {
        return new Assignment(request, claim.partlySent(soFar), payload, isInterrupted);
    }

    @Override
    public String toString() {
        return request + " attempt " + claim.attempt();
    }
}
