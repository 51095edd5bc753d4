package dev.facteur.dispatch.intake;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Asks the ledger until it answers: without it nothing may be sent, and what was claimed must not be left lying. */
final class Patiently {
    private static final Logger LOGGER = Logger.getLogger(Patiently.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Patiently() {}

    /** @throws InterruptedException at shutdown */
    static <T> T ask(Callable<T> question) throws InterruptedException {
        boolean isLogged = false;
        while (true) {
            try {
                return question.call();
            } catch (Exception unavailable) {
                if (!isLogged) {
                    LOGGER.error("The ledger cannot be asked; trying until it can", unavailable);
                    isLogged = true;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
                if (Thread.interrupted()) {
                    throw new InterruptedException("shutting down");
                }
            }
        }
    }
}
