package dev.facteur.dispatch.ledger;

import java.time.Duration;

/**
 * How long our own lease runs, and whether we may say that somebody else's has ended. Of a process that could not renew
 * its own, be it that it stood still or that the database was away, nobody should hear a judgement on others: they may
 * have had the same trouble, and need a moment to renew theirs.
 *
 * <p>All times are of {@link System#nanoTime()}.
 */
final class LeaseTerm {
    private final long length;
    private boolean hasBegun;
    private long heldUntil;
    private long judgesFrom;

    LeaseTerm(Duration length, long now) {
        this.length = length.toNanos();
        this.heldUntil = now;
        this.judgesFrom = now;
    }

    /** @param askedAt when the renewal was asked for: others count from later, when it was written */
    synchronized void renewed(long askedAt, long now) {
        // At the start there is nothing to be renewed yet; but had it been possible at once, it would have been.
        long gapThatCounts = hasBegun ? 0 : length;
        if (now - heldUntil >= gapThatCounts) {
            judgesFrom = now + length;
        }
        hasBegun = true;
        heldUntil = askedAt + length;
    }

    synchronized void giveUp(long now) {
        heldUntil = now;
    }

    synchronized boolean isHeld(long now) {
        return heldUntil - now > 0;
    }

    synchronized boolean mayJudgeOthers(long now) {
        return isHeld(now) && now - judgesFrom >= 0;
    }
}
