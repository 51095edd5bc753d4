package dev.facteur.dispatch.lane;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * The lanes: what shares one runs a few at a time and starts in the order it came; different lanes know nothing of each
 * other. A lane exists while something is in it.
 *
 * <p>A lane that does not move takes nothing in, and what waits in it leaves: nobody waits in memory for a server that
 * takes minutes.
 */
@ApplicationScoped
public class Lanes {
    private static final Logger LOGGER = Logger.getLogger(Lanes.class);

    private final Duration patience;
    private final Clock clock;
    private final Map<Object, Lane> lanes = new HashMap<>();
    private int atWork;

    Lanes(LaneConfig config, Clock clock) {
        this.patience = config.patience();
        this.clock = clock;
    }

    /**
     * Puts a task into a lane. It runs in a virtual thread of its own as soon as the lane allows.
     *
     * @param key equal for what shares a lane
     * @param width how many tasks of the lane run at the same time
     * @param maxWaiting how many may wait for their turn
     * @return whether there was room for it; if not, neither of its methods is run
     */
    public boolean enter(Object key, int width, int maxWaiting, LaneTask task) {
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(key, _ -> new Lane(clock.instant()));
            if (!lane.hasRoom(width, maxWaiting, clock.instant().minus(patience))) {
                return false;
            }
            if (lane.running == width) {
                lane.waiting.add(task);
                return true;
            }
            lane.running++;
            start(key, lane, task);
            return true;
        }
    }

    /** Whether a task could enter the lane now. */
    public boolean hasRoom(Object key, int width, int maxWaiting) {
        synchronized (lanes) {
            Lane lane = lanes.get(key);
            return lane == null
                    || lane.hasRoom(width, maxWaiting, clock.instant().minus(patience));
        }
    }

    /** The lanes that exist. */
    public List<Object> keys() {
        synchronized (lanes) {
            return List.copyOf(lanes.keySet());
        }
    }

    /** How many tasks run, wait, or have something left to do, in all lanes. */
    public int size() {
        synchronized (lanes) {
            return atWork
                    + lanes.values().stream()
                            .mapToInt(lane -> lane.waiting.size())
                            .sum();
        }
    }

    /** Lets leave what waits in lanes that have not moved for longer than patience allows. */
    public void clearTheStuck() {
        clear(lane -> lane.isStuck(clock.instant().minus(patience)));
    }

    /** Lets leave whatever waits; what runs goes on. */
    public void clear() {
        clear(_ -> true);
    }

    private void clear(Predicate<Lane> which) {
        synchronized (lanes) {
            lanes.forEach((key, lane) -> {
                if (!lane.waiting.isEmpty() && which.test(lane)) {
                    List<LaneTask> leaving = new ArrayList<>(lane.waiting);
                    lane.waiting.clear();
                    lane.leaving++;
                    inThread(() -> {
                        leaving.forEach(task -> runQuietly(task, LaneTask::leave));
                        ended(key, lane, left -> left.leaving--);
                    });
                }
            });
        }
    }

    private void start(Object key, Lane lane, LaneTask task) {
        lane.lastStart = clock.instant();
        inThread(() -> {
            Runnable[] rest = {() -> {}};
            runQuietly(task, started -> rest[0] = started.run());
            goOn(key, lane);
            runQuietly(rest[0], Runnable::run);
        });
    }

    private void goOn(Object key, Lane lane) {
        synchronized (lanes) {
            LaneTask next = lane.waiting.poll();
            if (next != null) {
                start(key, lane, next);
            } else {
                ended(key, lane, idle -> idle.running--);
            }
        }
    }

    private void ended(Object key, Lane lane, Consumer<Lane> change) {
        synchronized (lanes) {
            change.accept(lane);
            if (lane.running == 0 && lane.leaving == 0) {
                lanes.remove(key);
            }
        }
    }

    private void inThread(Runnable work) {
        synchronized (lanes) {
            atWork++;
        }
        Thread.ofVirtual().name("lane ", 0).start(() -> {
            try {
                work.run();
            } finally {
                synchronized (lanes) {
                    atWork--;
                }
            }
        });
    }

    private static <T> void runQuietly(T task, Consumer<T> how) {
        try {
            how.accept(task);
        } catch (RuntimeException ourFault) {
            // The task has its own last resort; the lane must go on for those behind it.
            LOGGER.error("A task failed in its lane", ourFault);
        }
    }

    private static final class Lane {
        private final Deque<LaneTask> waiting = new ArrayDeque<>();
        private int running;
        private int leaving;
        private Instant lastStart;

        Lane(Instant now) {
            lastStart = now;
        }

        // While some leave, nobody comes in: they would start before those.
        boolean hasRoom(int width, int maxWaiting, Instant stuckBefore) {
            return leaving == 0 && (running < width || (waiting.size() < maxWaiting && !isStuck(stuckBefore)));
        }

        boolean isStuck(Instant stuckBefore) {
            return lastStart.isBefore(stuckBefore);
        }
    }
}
