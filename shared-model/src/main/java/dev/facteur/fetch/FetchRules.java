package dev.facteur.fetch;

import java.time.Duration;

/**
 * What a fetch may cost.
 *
 * @param whole for everything together: look-up, connections, redirects, headers, body; slow drips gain nothing
 * @param bytes of the body, at most
 * @param cleartext whether {@code http} may be used where the URL says so; never after a hop by {@code https}
 */
public record FetchRules(Duration whole, long bytes, boolean cleartext) {
    public FetchRules {
        if (!whole.isPositive() || bytes < 0) {
            throw new IllegalArgumentException("whole must be positive, bytes not negative");
        }
    }

    /** {@code https} only. */
    public FetchRules(Duration whole, long bytes) {
        this(whole, bytes, false);
    }
}
