package dev.facteur.dispatch.ledger;

/** Where a request stands in the ledger. */
public enum DeliveryState {
    /** An attempt is under way. */
    CLAIMED,
    /** An attempt is under way of a request that must not be sent twice: after a crash it counts as uncertain. */
    SUBMITTING,
    /** Parked with a reason and a due time. */
    WAITING,
    SENT,
    FAILED,
    /** Nobody knows whether it was sent; a person must say. */
    HELD
}
