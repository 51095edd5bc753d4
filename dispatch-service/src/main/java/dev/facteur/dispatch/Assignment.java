package dev.facteur.dispatch;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.SentAs;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.RecipientOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** The same, of which somebody has this message, or may have it. */
    Assignment sentAs(Optional<ComposedMessage> message) {
        return message.map(SentAs::of)
                .map(author -> new Assignment(request, claim.sentAs(author), payload, isInterrupted, lane, wasDue))
                .orElse(this);
    }

    /** The same, which so many may have. */
    Assignment uncertain(Optional<ComposedMessage> message, List<EmailAddress> mayHaveIt) {
        return message.map(SentAs::of)
                .map(author -> author.mayHaveIt(mayHaveIt, claim.sentAs()))
                .map(author -> new Assignment(request, claim.sentAs(author), payload, isInterrupted, lane, wasDue))
                .orElse(this);
    }

    /** How many are still to get it. */
    int openRecipients() {
        Set<EmailAddress> settled = claim.partlySent().stream()
                .flatMap(sent -> sent.recipients().stream())
                .map(RecipientOutcome::address)
                .collect(Collectors.toSet());
        return Math.toIntExact(request.recipients()
                .map(NamedAddress::address)
                .distinct()
                .filter(address -> !settled.contains(address))
                .count());
    }

    @Override
    public String toString() {
        return request + " attempt " + claim.attempt();
    }
}
