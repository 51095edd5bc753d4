package dev.facteur.dispatch.lane;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Bounds the memory that requests take: by their bytes, and what even the smallest takes besides. As long as there is any
 * room one more may come in, however large it is; so the bound is passed by one request, and never by many.
 */
@ApplicationScoped
public class InFlight {
    /** What is made of a request on its way, but for its files: some dozens of objects, a thread, an event. */
    private static final int BESIDES = 8 * 1024;

    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private long free;

    InFlight(LaneConfig config, MeterRegistry metrics) {
        long limit = config.inFlightBytes().asLongValue();
        this.free = limit;
        Gauge.builder("facteur.requests.memory", this, inFlight -> limit - inFlight.free())
                .description("Memory that requests take, of as much as they may take")
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("facteur.requests.memory.limit", () -> limit)
                .description("Memory that requests may take: beyond it Kafka waits")
                .baseUnit("bytes")
                .register(metrics);
    }

    private synchronized long free() {
        return free;
    }

    /**
     * What a request takes.
     *
     * @param payload its bytes as Kafka has them
     */
    public static int bytesOf(int payload) {
        return Math.max(0, payload) + BESIDES;
    }

    /** Waits until there is room. */
    public synchronized void enter(long bytes) throws InterruptedException {
        while (free <= 0) {
            wait();
        }
        free -= bytes;
    }

    /** Enters if there is room at once. */
    public synchronized boolean mayEnter(long bytes) {
        boolean hasRoom = free > 0;
        if (hasRoom) {
            free -= bytes;
        }
        return hasRoom;
    }

    /** Takes room for what is here already. Returns whether there is any left. */
    public synchronized boolean take(long bytes) {
        free -= bytes;
        return free > 0;
    }

    public void leave(long bytes) {
        if (giveBack(bytes)) {
            waiting.forEach(Runnable::run);
        }
    }

    /** Runs the task whenever there is room again after there was none. It must not block. */
    public void onRoom(Runnable task) {
        waiting.add(task);
    }

    private synchronized boolean giveBack(long bytes) {
        boolean wasFull = free <= 0;
        free += bytes;
        if (free > 0) {
            notifyAll();
        }
        return wasFull && free > 0;
    }
}
