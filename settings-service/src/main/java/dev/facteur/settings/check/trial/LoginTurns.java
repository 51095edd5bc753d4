package dev.facteur.settings.check.trial;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Turns at the login of one account at two servers: providers lock accounts after a few wrong passwords, and one wrong
 * password must not count twice. Whoever comes second waits for the first one's answer, and does not log in after a refusal.
 * SMTP comes first unless it takes long to get there.
 */
public sealed interface LoginTurns {

    /** Whether to log in now; if so, {@link #answered} must follow. Blocks, until the deadline at most. */
    boolean smtpMayLogIn(Deadline deadline) throws InterruptedException;

    /** Likewise. */
    boolean imapMayLogIn(Deadline deadline) throws InterruptedException;

    /**
     * The server has answered.
     *
     * @param refused whether the account may count this as a wrong password
     */
    void answered(boolean refused);

    /** SMTP will not log in any more. */
    void smtpIsThrough();

    /** Two accounts, or two passwords: nobody waits for anybody. */
    static LoginTurns free() {
        return new Free();
    }

    /**
     * For one account.
     *
     * @param turn how long IMAP leaves SMTP the first turn
     */
    static LoginTurns shared(Duration turn) {
        return new Shared(turn);
    }

    /** No turns. */
    record Free() implements LoginTurns {
        @Override
        public boolean smtpMayLogIn(Deadline deadline) {
            return true;
        }

        @Override
        public boolean imapMayLogIn(Deadline deadline) {
            return true;
        }

        @Override
        public void answered(boolean refused) {}

        @Override
        public void smtpIsThrough() {}
    }

    /** One at a time, none after a refusal. */
    final class Shared implements LoginTurns {
        private final Semaphore turn = new Semaphore(1, true);
        private final CountDownLatch smtpThrough = new CountDownLatch(1);
        private final Duration firstTurn;
        private volatile boolean refusedOnce;

        private Shared(Duration firstTurn) {
            this.firstTurn = firstTurn;
        }

        @Override
        public boolean smtpMayLogIn(Deadline deadline) throws InterruptedException {
            return mayLogIn(deadline);
        }

        @Override
        public boolean imapMayLogIn(Deadline deadline) throws InterruptedException {
            smtpThrough.await(deadline.within(firstTurn).toMillis(), TimeUnit.MILLISECONDS);
            return mayLogIn(deadline);
        }

        private boolean mayLogIn(Deadline deadline) throws InterruptedException {
            if (!turn.tryAcquire(deadline.leftMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (refusedOnce) {
                turn.release();
            }
            return !refusedOnce;
        }

        @Override
        public void answered(boolean refused) {
            refusedOnce |= refused;
            turn.release();
        }

        @Override
        public void smtpIsThrough() {
            smtpThrough.countDown();
        }
    }
}
