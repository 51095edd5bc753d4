package dev.facteur.dispatch.operate.view;

import dev.facteur.dispatch.ledger.DeliveryState;
import java.util.Set;

/** Where a delivery stands, as people are told. */
public enum ShownState {
    /** An attempt is under way. */
    SENDING,
    WAITING,
    SENT,
    FAILED,
    /** Nobody knows whether it was sent; a person must say. */
    HELD;

    public Set<DeliveryState> states() {
        return switch (this) {
            case SENDING -> Set.of(DeliveryState.CLAIMED, DeliveryState.SUBMITTING);
            case WAITING -> Set.of(DeliveryState.WAITING);
            case SENT -> Set.of(DeliveryState.SENT);
            case FAILED -> Set.of(DeliveryState.FAILED);
            case HELD -> Set.of(DeliveryState.HELD);
        };
    }

    static ShownState of(DeliveryState state) {
        return switch (state) {
            case CLAIMED, SUBMITTING -> SENDING;
            case WAITING -> WAITING;
            case SENT -> SENT;
            case FAILED -> FAILED;
            case HELD -> HELD;
        };
    }
}
