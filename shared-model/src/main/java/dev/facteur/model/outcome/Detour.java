package dev.facteur.model.outcome;

import dev.facteur.model.InvalidValueException;
import dev.facteur.model.sender.SendingMethod;
import java.util.Optional;

/** A document that goes by the relay instead of its sender's own method: there is no other detour. */
final class Detour {
    private Detour() {}

    static void check(Optional<SendingMethod> method, Optional<SendingMethod> insteadOf) {
        if (insteadOf.isEmpty()) {
            return;
        }
        if (insteadOf.get() == SendingMethod.RELAY) {
            throw new InvalidValueException("insteadOf", "is never RELAY");
        }
        if (method.filter(SendingMethod.RELAY::equals).isEmpty()) {
            throw new InvalidValueException("insteadOf", "stands beside the method RELAY alone");
        }
    }
}
