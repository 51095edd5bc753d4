package dev.facteur.dispatch.sentcopy;

import dev.facteur.model.outcome.SentCopy;
import java.time.Duration;

/**
 * What is to become of the copy of a message.
 *
 * @param promise what is told of it
 * @param pause how long the provider is given to file it first
 */
public record CopyPlan(SentCopy promise, Duration pause) {
    static final CopyPlan NOT_WANTED = new CopyPlan(SentCopy.NOT_WANTED, Duration.ZERO);
    static final CopyPlan BY_PROVIDER = new CopyPlan(SentCopy.PROVIDER, Duration.ZERO);

    static CopyPlan toBeFiled(Duration pause) {
        return new CopyPlan(SentCopy.PENDING, pause);
    }

    public boolean isToBeFiled() {
        return promise == SentCopy.PENDING;
    }
}
