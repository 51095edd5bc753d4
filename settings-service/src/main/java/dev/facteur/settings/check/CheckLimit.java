package dev.facteur.settings.check;

import dev.facteur.model.SenderKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often a person may have servers contacted: providers lock accounts after a few wrong passwords, and nobody shall
 * use the check to guess them. Kept in memory, by each replica for itself.
 */
@ApplicationScoped
public class CheckLimit {
    private static final int TIDY_ABOVE = 10_000;

    private final CheckConfig config;
    private final Clock clock;
    // When all of a person's checks will be free again.
    private final Map<SenderKey, Instant> freeAgain = new HashMap<>();

    CheckLimit(CheckConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Takes one check; if there is none left, says how long to wait for the next. */
    public synchronized Optional<Duration> take(SenderKey caller) {
        Instant now = clock.instant();
        Instant known = freeAgain.getOrDefault(caller, now);
        Instant next = (known.isAfter(now) ? known : now).plus(config.refill());
        Duration beyond = Duration.between(now.plus(config.refill().multipliedBy(config.burst())), next);
        if (beyond.isPositive()) {
            return Optional.of(beyond);
        }
        if (freeAgain.size() > TIDY_ABOVE) {
            freeAgain.values().removeIf(free -> !free.isAfter(now));
        }
        freeAgain.put(caller, next);
        return Optional.empty();
    }
}
