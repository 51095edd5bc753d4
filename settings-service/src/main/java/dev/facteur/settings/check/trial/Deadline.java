package dev.facteur.settings.check.trial;

import java.time.Duration;

/** When a check must have ended; monotonic, so that a clock that is set cannot stretch it. */
public record Deadline(long nanoTime) {
    private static final Duration LEAST = Duration.ofMillis(1);

    public static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** At least a millisecond: many a time-out takes zero for "for ever". */
    public Duration left() {
        Duration left = Duration.ofNanos(nanoTime - System.nanoTime());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    public Duration within(Duration wish) {
        Duration left = left();
        return left.compareTo(wish) < 0 ? left : wish;
    }

    /** The earlier of this one and one that begins now. */
    public Deadline orIn(Duration limit) {
        Deadline other = in(limit);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }

    public boolean isOver() {
        return nanoTime - System.nanoTime() <= 0;
    }

    public int leftMillis() {
        return Math.toIntExact(left().toMillis());
    }
}
