package dev.facteur.dispatch.operate.act;

import dev.facteur.dispatch.ledger.DeliveryState;

/** What came of a person's act on one delivery. */
public sealed interface ActOutcome {

    /** It is done, and told. */
    record Done() implements ActOutcome {}

    /** It stands elsewhere than where such an act can begin. */
    record Elsewhere(DeliveryState state) implements ActOutcome {}

    /** Its request is no longer kept. */
    record NotKept() implements ActOutcome {}

    /** There is none, or it is somebody else's. */
    record Unknown() implements ActOutcome {}

    /** Somebody else took it while we were at it: ask again how it stands. */
    record Overtaken() implements ActOutcome {}
}
