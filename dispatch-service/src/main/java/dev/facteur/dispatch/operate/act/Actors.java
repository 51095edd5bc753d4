package dev.facteur.dispatch.operate.act;

import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.ledger.Step.Actor;

/** Callers as the steps of a delivery name them. */
final class Actors {
    private Actors() {}

    static Actor of(Caller caller) {
        return switch (caller) {
            case Caller.Person _ -> Actor.SENDER;
            case Caller.Operator _ -> Actor.OPERATOR;
        };
    }
}
