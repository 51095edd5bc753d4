package dev.facteur.dispatch.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a deferred document is tried again, and for how long. RFC 5321 §4.5.4.1 asks mail servers for longer pauses; here a
 * person waits for the document.
 *
 * <p>What counts is how long it has been deferred, not how often it was looked at: waiting for its lane, or for its
 * sender, brings no document nearer to being given up.
 *
 * @param pauses from one attempt to the next; the last goes on
 * @param givenUpAfter counted from the first deferral
 */
public record RetrySchedule(List<Duration> pauses, Duration givenUpAfter) {
    /** After 1, 5, 15, 30 and 60 minutes, then hourly for a day. */
    public static final RetrySchedule FOR_A_DAY = new RetrySchedule(
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(60)),
            Duration.ofHours(24));

    private static final double JITTER = 0.2;

    public RetrySchedule {
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty() || !pauses.stream().allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException("facteur.retry.pauses: durations longer than nothing, one at least");
        }
    }

    public static RetrySchedule of(RetryConfig config) {
        return new RetrySchedule(config.pauses(), config.givenUpAfter());
    }

    /**
     * Decides about the next attempt.
     *
     * @param deferredSince when it was deferred first, without having been able to leave in between
     * @param retryAfter what the server asked for; it is honoured, even beyond the time after which it is given up
     * @param chance between 0 and 1: spreads what failed together
     * @return when the next attempt is due; empty: the document is given up
     */
    public Optional<Instant> next(Instant deferredSince, Instant now, Optional<Duration> retryAfter, double chance) {
        Duration deferred = Duration.between(deferredSince, now);
        Duration pause = retryAfter.orElseGet(() -> pauseAfter(deferred));
        Duration limit = givenUpAfter.plus(retryAfter.orElse(Duration.ZERO));
        if (deferred.plus(pause).compareTo(limit) > 0) {
            return Optional.empty();
        }
        long jitterMillis = (long) (pause.toMillis() * JITTER * chance);
        return Optional.of(now.plus(pause).plusMillis(jitterMillis));
    }

    private Duration pauseAfter(Duration deferred) {
        Duration sum = Duration.ZERO;
        for (Duration pause : pauses) {
            sum = sum.plus(pause);
            if (deferred.compareTo(sum) < 0) {
                return pause;
            }
        }
        return pauses.getLast();
    }
}
