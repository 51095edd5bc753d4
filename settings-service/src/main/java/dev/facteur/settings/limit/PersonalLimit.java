package dev.facteur.settings.limit;

import dev.facteur.model.SenderKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How often each person may do something. Kept in memory, by each replica for itself. */
public final class PersonalLimit {
    private static final int TIDY_ABOVE = 10_000;

    private final int burst;
    private final Duration refill;
    private final Clock clock;
    // When all that a person may do in a row will be free again.
    private final Map<SenderKey, Instant> freeAgain = new HashMap<>();

    /**
     * A limit on one kind of act.
     *
     * @param burst how often in a row
     * @param refill until one more is free
     */
    public PersonalLimit(int burst, Duration refill, Clock clock) {
        this.burst = burst;
        this.refill = refill;
        this.clock = clock;
    }

    /** Takes one; if there is none left, says how long to wait for the next. */
    public synchronized Optional<Duration> take(SenderKey caller) {
        Instant now = clock.instant();
        Instant known = freeAgain.getOrDefault(caller, now);
        Instant next = (known.isAfter(now) ? known : now).plus(refill);
        Duration beyond = Duration.between(now.plus(refill.multipliedBy(burst)), next);
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
