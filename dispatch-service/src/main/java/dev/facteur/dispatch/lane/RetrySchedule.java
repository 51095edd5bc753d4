package dev.facteur.dispatch.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a deferred document is tried again: after 1, 5, 15, 30 and 60 minutes, then hourly, given up a day after it was
 * first claimed. RFC 5321 §4.5.4.1 asks mail servers for longer pauses; here a person waits for the document.
 */
public final class RetrySchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60));
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);
    private static final double JITTER = 0.2;

    private RetrySchedule() {}

    /**
     * Decides about the next attempt.
     *
     * @param attempt the one that was just deferred, counted from 1
     * @param retryAfter what the server asked for; it is honoured, up to the day
     * @param chance between 0 and 1: spreads what failed together
     * @return when the next attempt is due; empty: the document is given up
     */
    public static Optional<Instant> next(
            int attempt, Instant firstClaimedAt, Instant now, Optional<Duration> retryAfter, double chance) {
        Instant end = firstClaimedAt.plus(GIVEN_UP_AFTER).plus(retryAfter.orElse(Duration.ZERO));
        Duration pause = retryAfter.orElseGet(() -> PAUSES.get(Math.min(attempt, PAUSES.size()) - 1));
        long jitterMillis = (long) (pause.toMillis() * JITTER * chance);
        Instant due = now.plus(pause).plusMillis(jitterMillis);
        return due.isAfter(end) ? Optional.empty() : Optional.of(due);
    }
}
