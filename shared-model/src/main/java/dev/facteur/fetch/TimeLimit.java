package dev.facteur.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Breaks off what takes too long, by closing the connection under it: the only way out of a read that drips. */
public final class TimeLimit {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final long endsAt;

    public TimeLimit(Duration whole) {
        this.endsAt = System.nanoTime() + whole.toNanos();
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("fetch-time-limit").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    boolean isOver() {
        return endsAt - System.nanoTime() <= 0;
    }

    /** At least a millisecond: many a time-out takes zero for "for ever". */
    Duration left() {
        return Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), endsAt - System.nanoTime()));
    }

    /** Has it broken off when time is up; to be cancelled by whoever is done before. */
    public ScheduledFuture<?> whenOver(Runnable breakOff) {
        return CLOCK.schedule(breakOff, endsAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
