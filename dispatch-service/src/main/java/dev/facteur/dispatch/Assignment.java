package dev.facteur.dispatch;

import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DocumentSent;
import java.time.Instant;
import java.util.Optional;

/**
 * One request to be attempted now, by us.
 *
 * @param payload the record's value as Kafka brought it, to be parked if the request must wait
 * @param isInterrupted a process was lost while it sent this one, which must not be sent twice
 * @param lane in which it takes its turn
 * @param wasDue its place among those that waited, should it have to go back there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Assignment(
        SendDocument request,
        Claim claim,
        byte[] payload,
        boolean isInterrupted,
        SenderLane lane,
        Optional<Instant> wasDue) {
    /** The same, of which some recipients have the document. */
    Assignment partlySent(DocumentSent soFar) {
        return new Assignment(request, claim.partlySent(soFar), payload, isInterrupted, lane, wasDue);
    }

    @Override
    public String toString() {
        return request + " attempt " + claim.attempt();
    }
}
