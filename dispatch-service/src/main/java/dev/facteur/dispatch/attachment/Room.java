package dev.facteur.dispatch.attachment;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what fetching may take: bytes in all, documents per host. Nobody waits long for either, since who waits holds a
 * place of the relay's or of a mailbox's lane.
 */
final class Room {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A semaphore counts integers. */
    private static final int UNIT = 1024;

    private final int all;
    private final Semaphore units;
    private final int perHost;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    Room(long bytes, int perHost) {
        this.all = Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
        this.units = new Semaphore(all, true);
        this.perHost = perHost;
    }

    /** What was taken is given back by closing it. */
    interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /** Room for files of this size together; one document that wants more than all gets all. */
    Optional<Taken> forBytes(long bytes) {
        int wanted = Math.clamp(bytes / UNIT + 1, 1, all);
        return take(units, wanted);
    }

    /** A place at the host. */
    Optional<Taken> atHost(String name) {
        Host host = hosts.compute(name, (_, known) -> (known == null ? new Host(perHost) : known).with(1));
        Optional<Taken> place = take(host.places(), 1);
        if (place.isEmpty()) {
            forget(name);
        }
        return place.map(taken -> () -> {
            taken.close();
            forget(name);
        });
    }

    private void forget(String name) {
        hosts.computeIfPresent(name, (_, host) -> host.users() == 1 ? null : host.with(-1));
    }

    /** How many hosts somebody is at. */
    int hosts() {
        return hosts.size();
    }

    /** Known while somebody is there or wants to be: with {@code *} callers could name hosts without end. */
    private record Host(Semaphore places, int users) {
        Host(int places) {
            this(new Semaphore(places, true), 0);
        }

        Host with(int more) {
            return new Host(places, users + more);
        }
    }

    private static Optional<Taken> take(Semaphore semaphore, int count) {
        try {
            return semaphore.tryAcquire(count, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(() -> semaphore.release(count))
                    : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
