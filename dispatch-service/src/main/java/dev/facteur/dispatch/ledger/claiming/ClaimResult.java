package dev.facteur.dispatch.ledger.claiming;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.model.outcome.DispatchEvent;
import java.util.Optional;

/** What the ledger says of a request that asks to be claimed. */
public sealed interface ClaimResult {

    /** Ours to attempt: new, or left behind by a process that is gone. */
    record Claimed(Claim claim) implements ClaimResult {}

    /** A process was lost in the middle of sending what must not be sent twice: nobody knows. */
    record Interrupted(Claim claim) implements ClaimResult {}

    /** An attempt is under way; the request is stored, and this repeat is answered when it ends. */
    record UnderWay() implements ClaimResult {}

    /** Known already: the last event about it is told again. */
    record Repeated(Optional<DispatchEvent> event) implements ClaimResult {}

    /** The key is known with other contents. */
    record Contradictory() implements ClaimResult {}
}
