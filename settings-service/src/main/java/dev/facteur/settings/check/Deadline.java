package dev.facteur.settings.check;

import java.time.Duration;

/** When a check must have ended; monotonic, so that a clock that is set cannot stretch it. */
record Deadline(long nanoTime) {
    private static final Duration LEAST = Duration.ofMillis(1);

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** At least a millisecond: many a time-out takes zero for "for ever". */
    Duration left() {
        Duration left = Duration.ofNanos(nanoTime - System.nanoTime());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    Duration within(Duration wish) {
        Duration left = left();
        return left.compareTo(wish) < 0 ? left : wish;
    }

    int leftMillis() {
        return Math.toIntExact(left().toMillis());
    }
}
