package dev.facteur.submission;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a wait that takes too long, by closing the socket under it: the only way out of a blocked write or TLS
 * handshake, and the only one that counts the whole wait and not each byte of it.
 *
 * <p>Starting and stopping costs two volatile writes: the check that is already scheduled stays and looks, when its
 * time comes, whether it is still wanted.
 */
final class TimeBox {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Optional<Long> wholeEndsAt;
    private volatile Closeable guarded = () -> {};

    /** In {@link System#nanoTime()}, like all times here. */
    private volatile long endsAt;

    private volatile boolean running;
    private volatile boolean ended;
    private volatile boolean checkPending;
    private volatile long checkAt;

    private @Nullable ScheduledFuture<?> check;

    /** @param whole how long everything together may take, from now */
    TimeBox(Optional<Duration> whole) {
        this.wholeEndsAt = whole.map(duration -> System.nanoTime() + duration.toNanos());
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("smtp-time-box").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** What to close when time is up. */
    void guard(Closeable connection) {
        guarded = connection;
    }

    /** From now, until {@link #stop} or the next start; never beyond the end of the whole. */
    void start(Duration longest) {
        long now = System.nanoTime();
        long left = left(longest, now);
        endsAt = now + left;
        running = true;
        // Order matters: `running` is written before `checkPending` is read, and the check does it the other way round.
        if (!checkPending || checkAt - endsAt > 0) {
            schedule(left);
        }
    }

    /** How much of {@code longest} the end of the whole leaves. */
    Duration left(Duration longest) {
        return Duration.ofNanos(left(longest, System.nanoTime()));
    }

    private long left(Duration longest, long now) {
        long wanted = longest.toNanos();
        return wholeEndsAt.map(end -> Math.clamp(end - now, 0, wanted)).orElse(wanted);
    }

    void stop() {
        running = false;
    }

    /** Whether a wait was ended; nothing works on this connection any more. */
    boolean ended() {
        return ended;
    }

    /** For good: nothing of this connection stays with the clock. */
    synchronized void dispose() {
        running = false;
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    private synchronized void schedule(long nanos) {
        if (check != null) {
            check.cancel(false);
        }
        checkAt = System.nanoTime() + nanos;
        checkPending = true;
        check = CLOCK.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }

    private synchronized void check() {
        checkPending = false;
        if (!running) {
            return;
        }
        long left = endsAt - System.nanoTime();
        if (left > 0) {
            schedule(left);
        } else {
            ended = true;
            try {
                guarded.close();
            } catch (IOException e) {
                // It is as closed as it can be; whoever waits on it finds out.
            }
        }
    }
}
