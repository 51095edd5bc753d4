package dev.facteur.dispatch.operate.act;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.model.document.SendDocument;

/** Whether a delivery could be taken for a person's act. */
sealed interface Taking {

    /**
     * It is ours, and no lane will begin it.
     *
     * @param hasCopy whether its message is kept for the Sent folder
     */
    record Taken(SendDocument request, Claim claim, boolean hasCopy) implements Taking {}

    /** It stands elsewhere than where such an act can begin. */
    record Elsewhere(DeliveryState state) implements Taking {}

    /** Its request is no longer kept. */
    record NotKept() implements Taking {}

    /** There is none, or it is somebody else's. */
    record Unknown() implements Taking {}
}
