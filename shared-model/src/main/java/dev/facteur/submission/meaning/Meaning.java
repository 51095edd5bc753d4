package dev.facteur.submission.meaning;

import java.time.Duration;
import java.util.Optional;

/**
 * What a fault means.
 *
 * @param field of the settings form, where the fault belongs to one
 * @param retry whether the same attempt may succeed later without anybody acting
 * @param retryAfter how long to wait at least before that, where it is known; only with {@code retry}
 */
public record Meaning(
        MeaningKind kind,
        Optional<FormField> field,
        boolean retry,
        Optional<Duration> retryAfter,
        Optional<Hint> hint) {
    public Meaning {
        if (retryAfter.isPresent() && !retry) {
            throw new IllegalArgumentException("retryAfter without retry");
        }
    }
}
