package dev.facteur.dispatch.lane;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The lanes: what shares one runs a few at a time and starts in the order it came; different lanes know nothing of each
 * other. A lane exists while something is in it.
 */
@ApplicationScoped
public class Lanes {
    private static final Logger LOGGER = Logger.getLogger(Lanes.class);

    private final Map<Object, Lane> lanes = new HashMap<>();
    private final AtomicInteger running = new AtomicInteger();

    /**
     * Puts a task into a lane. It runs in a virtual thread of its own as soon as the lane allows.
     *
     * @param key equal for what shares a lane
     * @param width how many tasks of the lane run at the same time
     * @param maxWaiting how many may wait for their turn
     * @return whether there was room for it; if not, it is not run
     */
    public boolean enter(Object key, int width, int maxWaiting, Runnable task) {
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(key, _ -> new Lane());
            if (lane.running < width) {
                lane.running++;
                start(key, lane, task);
                return true;
            }
            if (lane.waiting.size() >= maxWaiting) {
                return false;
            }
            lane.waiting.add(task);
            return true;
        }
    }

    /** How many tasks run or wait, in all lanes. */
    public int size() {
        synchronized (lanes) {
            return running.get()
                    + lanes.values().stream()
                            .mapToInt(lane -> lane.waiting.size())
                            .sum();
        }
    }

    private void start(Object key, Lane lane, Runnable first) {
        running.incrementAndGet();
        Thread.ofVirtual().name("lane ", 0).start(() -> {
            Runnable task = first;
            while (task != null) {
                runQuietly(task);
                task = next(key, lane);
            }
        });
    }

    private static void runQuietly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException ourFault) {
            // The task has its own last resort; the lane must go on for those behind it.
            LOGGER.error("A task failed in its lane", ourFault);
        }
    }

    private @org.jspecify.annotations.Nullable Runnable next(Object key, Lane lane) {
        synchronized (lanes) {
            Runnable next = lane.waiting.poll();
            if (next == null) {
                running.decrementAndGet();
                lane.running--;
                if (lane.running == 0) {
                    lanes.remove(key);
                }
            }
            return next;
        }
    }

    private static final class Lane {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }
}
