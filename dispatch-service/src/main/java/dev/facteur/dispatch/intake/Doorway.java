package dev.facteur.dispatch.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Documents of a mailbox enter their lane from Kafka and from the ledger. Whoever looks what goes first and then lets them
 * enter does both alone: one from Kafka would otherwise pass those that have just been taken up from the ledger and have
 * not reached their lane. Who has to wait for room in the memory leaves the door to others first: what they bring has its
 * room already, and may be what must leave before there is more.
 */
@ApplicationScoped
class Doorway {
    private final ReentrantLock lock = new ReentrantLock();

    Passage enter() throws InterruptedException {
        lock.lockInterruptibly();
        return () -> {
            if (lock.isHeldByCurrentThread()) {
                lock.unlock();
            }
        };
    }

    /** To be closed by the thread that entered; closing it again does nothing. */
    @FunctionalInterface
    interface Passage extends AutoCloseable {
        @Override
        void close();
    }
}
