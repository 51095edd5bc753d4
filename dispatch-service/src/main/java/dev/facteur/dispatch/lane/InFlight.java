package dev.facteur.dispatch.lane;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** Bounds the memory that requests take: by their bytes, not by their number. */
@ApplicationScoped
public class InFlight {
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    InFlight(LaneConfig config) {
        this.units = (int) Math.max(1, config.inFlightBytes().asLongValue() / UNIT);
        this.free = new Semaphore(units, true);
    }

    /** Waits until there is room. A request larger than all the room takes all of it. */
    public void enter(int bytes) throws InterruptedException {
        free.acquire(unitsOf(bytes));
    }

    /** Takes the room if it is there. */
    public boolean tryEnter(int bytes) {
        return free.tryAcquire(unitsOf(bytes));
    }

    public void leave(int bytes) {
        free.release(unitsOf(bytes));
    }

    private int unitsOf(int bytes) {
        return Math.clamp(bytes / UNIT + 1, 1, units);
    }
}
