package dev.facteur.dispatch;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.lane.LaneChoice;
import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.SentAs;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.sender.SendingMethod;
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
 * @param isWayWritten the ledger has it that it goes by the relay instead, or that it does not, as the claim says
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Assignment(
        SendDocument request,
        Claim claim,
        byte[] payload,
        boolean isInterrupted,
        SenderLane lane,
        Optional<Instant> wasDue,
        boolean isWayWritten) {

    /** By the way that is chosen for it. */
    public static Assignment of(
            SendDocument request,
            Claim claim,
            byte[] payload,
            boolean isInterrupted,
            LaneChoice choice,
            Optional<Instant> wasDue) {
        Optional<SendingMethod> insteadOf = choice.insteadOf(claim);
        return new Assignment(
                request,
                claim.insteadOf(insteadOf),
                payload,
                isInterrupted,
                choice.lane(claim),
                wasDue,
                claim.insteadOf().equals(insteadOf));
    }

    /** Whether it goes by the relay, and not by its sender's own method. */
    boolean isDetour() {
        return claim.insteadOf().isPresent();
    }

    /** The same by another way. */
    Assignment by(LaneChoice choice) {
        Optional<SendingMethod> insteadOf = choice.insteadOf(claim);
        return new Assignment(
                request,
                claim.insteadOf(insteadOf),
                payload,
                isInterrupted,
                choice.lane(claim),
                wasDue,
                isWayWritten && claim.insteadOf().equals(insteadOf));
    }

    /** The same by the relay, as the ledger has it already. */
    Assignment turned(SendingMethod insteadOf) {
        return new Assignment(
                request,
                claim.insteadOf(Optional.of(insteadOf)),
                payload,
                isInterrupted,
                SenderLane.RELAY,
                wasDue,
                true);
    }

    /** The same, of which some recipients have the document. */
    Assignment partlySent(DocumentSent soFar) {
        return with(claim.partlySent(soFar));
    }

    /** The same, of which somebody has this message, or may have it. */
    Assignment sentAs(Optional<ComposedMessage> message) {
        return message.map(SentAs::of).map(author -> with(claim.sentAs(author))).orElse(this);
    }

    private Assignment with(Claim other) {
        return new Assignment(request, other, payload, isInterrupted, lane, wasDue, isWayWritten);
    }

    /** The same, which so many may have. */
    Assignment uncertain(Optional<ComposedMessage> message, List<EmailAddress> mayHaveIt) {
        return message.map(SentAs::of)
                .map(author -> author.mayHaveIt(mayHaveIt, claim.sentAs()))
                .map(author -> with(claim.sentAs(author)))
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
