package dev.facteur.dispatch;

import dev.facteur.model.outcome.DelayReason;
import java.time.Instant;
import java.util.Optional;

/**
 * A wait.
 *
 * @param due when it may end; absent while nobody knows
 * @param told when readers of the event may expect it to end
 */
record Wait(DelayReason reason, Optional<Instant> due, Optional<Instant> told, String detail) {
    static Wait until(DelayReason reason, Optional<Instant> due, String detail) {
        return new Wait(reason, due, due, detail);
    }
}
