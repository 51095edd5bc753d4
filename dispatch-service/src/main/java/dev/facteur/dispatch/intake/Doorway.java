package dev.facteur.dispatch.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Documents of a mailbox enter their lane from Kafka and from the ledger. Whoever looks what goes first and then lets them
 * enter does both alone: one from Kafka would otherwise pass those that have just been taken up from the ledger and have
 * not reached their lane.
 */
@ApplicationScoped
class Doorway {
    private final ReentrantLock lock = new ReentrantLock();

    Passage enter() throws InterruptedException {
        lock.lockInterruptibly();
        return lock::unlock;
    }

    /** To be closed by the thread that entered. */
    @FunctionalInterface
    interface Passage extends AutoCloseable {
        @Override
        void close();
    }
}
