package dev.facteur.dispatch.lane;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.model.sender.SendingMethod;
import java.util.Optional;

/**
 * By which lane a sender's documents go now.
 *
 * @param own the lane of the method they have chosen
 * @param relayInstead that method is unavailable, and they have chosen the relay for as long
 */
public record LaneChoice(SenderLane own, boolean relayInstead) {
    static final LaneChoice RELAY = new LaneChoice(SenderLane.RELAY, false);

    /** The sender's own method, if the request goes by the relay instead. What somebody may have keeps to its way. */
    public Optional<SendingMethod> insteadOf(Claim claim) {
        if (own.isRelay()) {
            return Optional.empty();
        }
        return claim.isBound() ? claim.insteadOf() : Optional.of(own.method()).filter(_ -> relayInstead);
    }

    public SenderLane lane(Claim claim) {
        return insteadOf(claim).isPresent() ? SenderLane.RELAY : own;
    }
}
