package dev.facteur.dispatch.lane.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether a server is worth contacting. After some attempts in a row without an answer it opens: nobody goes there,
 * but for one at a time who looks whether the server is back. Any answer closes it, refusals included.
 *
 * <p>SmallRye Fault Tolerance has breakers too. Theirs run on the machine's own clock, do not say how long they stay open
 * or who is the one that looks, and guard calls by exceptions, where a refused mail is a value here.
 */
final class CircuitBreaker {
    private final int silences;
    private final Duration probeAfter;
    private int silentInARow;
    private @Nullable Instant openSince;
    private @Nullable Instant openUntil;
    private boolean isProbing;

    CircuitBreaker(int silences, Duration probeAfter) {
        this.silences = silences;
        this.probeAfter = probeAfter;
    }

    synchronized boolean isClosed() {
        return openUntil == null;
    }

    synchronized State state() {
        return openUntil == null ? State.CLOSED : isProbing ? State.LOOKING : State.OPEN;
    }

    /** Nothing has to be remembered of such a server. */
    synchronized boolean isUntroubled() {
        return silentInARow == 0 && openUntil == null;
    }

    /** Whether it would be of no use to come now. */
    synchronized boolean isOpen(Instant now) {
        return openUntil != null && (isProbing || isBefore(openUntil, now));
    }

    /** It never opens for longer than that: a later end was set by a clock that has been put back since. */
    private boolean isBefore(Instant end, Instant now) {
        return now.isBefore(end) && !end.isAfter(now.plus(probeAfter));
    }

    /** Since when it is open, and when somebody looks next; empty if it is closed. */
    synchronized Optional<Opening> opening() {
        return openSince == null || openUntil == null
                ? Optional.empty()
                : Optional.of(new Opening(openSince, isProbing ? Optional.empty() : Optional.of(openUntil)));
    }

    /** Asks to go there. Who is let through an open breaker is the one that looks, and must say what came of it. */
    synchronized boolean tryPass(Instant now) {
        if (isOpen(now)) {
            return false;
        }
        isProbing = openUntil != null;
        return true;
    }

    synchronized Learnt learn(Answer answer, Instant now) {
        return switch (answer) {
            case GIVEN -> {
                boolean wasOpen = openUntil != null;
                silentInARow = 0;
                openSince = null;
                openUntil = null;
                isProbing = false;
                yield wasOpen ? Learnt.IS_BACK : Learnt.NOTHING_NEW;
            }
            case NONE -> {
                silentInARow++;
                boolean isFirstToKnow = openUntil == null ? silentInARow >= silences : isProbing;
                if (isFirstToKnow) {
                    openSince = openSince == null ? now : openSince;
                    openUntil = now.plus(probeAfter);
                    isProbing = false;
                }
                yield isFirstToKnow ? Learnt.LOOK_AGAIN : Learnt.NOTHING_NEW;
            }
            case NOT_ASKED -> {
                isProbing = false;
                yield Learnt.NOTHING_NEW;
            }
        };
    }

    /** Whether one goes there. */
    enum State {
        CLOSED,
        OPEN,
        /** Open, and one is on their way to look whether the server is back. */
        LOOKING
    }

    /**
     * Nobody goes there.
     *
     * @param nextLook when somebody looks whether it is back; absent while somebody does
     */
    record Opening(Instant since, Optional<Instant> nextLook) {}

    /** What a server said to an attempt. */
    enum Answer {
        GIVEN,
        NONE,
        /** The attempt ended before it came to the server. */
        NOT_ASKED
    }
}
