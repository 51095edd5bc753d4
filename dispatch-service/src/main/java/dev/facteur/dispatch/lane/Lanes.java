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
     * @param bytes of memory that the task holds
     * @return whether there was room for it; if not, neither of its methods is run
     */
    public boolean enter(Object key, LaneWidth width, int maxWaiting, long bytes, LaneTask task) {
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(key, _ -> new Lane(width, clock.instant()));
            if (!lane.hasRoom(maxWaiting, isStuck(lane))) {
                return false;
            }
            lane.waiting.add(new Turn(bytes, task));
            startWhatFits(key, lane);
            return true;
        }
    }

    /** Whether a task could enter the lane now. */
    public boolean hasRoom(Object key, int maxWaiting) {
        synchronized (lanes) {
            Lane lane = lanes.get(key);
            return lane == null || lane.hasRoom(maxWaiting, isStuck(lane));
        }
    }

    /** The lanes that exist. */
    public List<Object> keys() {
        synchronized (lanes) {
            return List.copyOf(lanes.keySet());
        }
    }

    /** How many lanes exist. */
    int count() {
        synchronized (lanes) {
            return lanes.size();
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
        clear(this::isStuck);
    }

    /** Lets leave whatever waits; what runs goes on. */
    public void clear() {
        clear(_ -> true);
    }

    private void clear(Predicate<Lane> which) {
        synchronized (lanes) {
            lanes.forEach((key, lane) -> {
                if (!lane.waiting.isEmpty() && which.test(lane)) {
                    List<Turn> leaving = new ArrayList<>(lane.waiting);
                    lane.waiting.clear();
                    lane.leaving++;
                    inThread(() -> {
                        leaving.forEach(turn -> runQuietly(turn.task(), LaneTask::leave));
                        synchronized (lanes) {
                            lane.leaving--;
                            removeIfEmpty(key, lane);
                        }
                    });
                }
            });
        }
    }

    /** A clock that was put back says nothing about when it started last. */
    private boolean isStuck(Lane lane) {
        Instant now = clock.instant();
        return lane.lastStart.isBefore(now.minus(patience)) || lane.lastStart.isAfter(now);
    }

    private void startWhatFits(Object key, Lane lane) {
        Turn next = lane.waiting.peek();
        while (next != null && lane.fits(next)) {
            lane.waiting.remove();
            lane.running++;
            lane.runningBytes += next.bytes();
            start(key, lane, next);
            next = lane.waiting.peek();
        }
    }

    private void start(Object key, Lane lane, Turn turn) {
        lane.lastStart = clock.instant();
        inThread(() -> {
            Runnable[] rest = {() -> {}};
            runQuietly(turn.task(), started -> rest[0] = started.run());
            goOn(key, lane, turn);
            runQuietly(rest[0], Runnable::run);
        });
    }

    private void goOn(Object key, Lane lane, Turn ended) {
        synchronized (lanes) {
            lane.running--;
            lane.runningBytes -= ended.bytes();
            startWhatFits(key, lane);
            removeIfEmpty(key, lane);
        }
    }

    private void removeIfEmpty(Object key, Lane lane) {
        if (lane.running == 0 && lane.leaving == 0) {
            lanes.remove(key);
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

    /** @param bytes of memory that it holds */
    private record Turn(long bytes, LaneTask task) {}

    private static final class Lane {
        private final LaneWidth width;
        private final Deque<Turn> waiting = new ArrayDeque<>();
        private int running;
        private long runningBytes;
        private int leaving;
        private Instant lastStart;

        Lane(LaneWidth width, Instant now) {
            this.width = width;
            lastStart = now;
        }

        // While some leave, nobody comes in: they would start before those.
        boolean hasRoom(int maxWaiting, boolean isStuck) {
            return leaving == 0 && (running == 0 || isWide() || (waiting.size() < maxWaiting && !isStuck));
        }

        boolean fits(Turn turn) {
            return running == 0 || (running < width.tasks() && runningBytes + turn.bytes() <= width.bytes());
        }

        private boolean isWide() {
            return waiting.isEmpty() && running < width.tasks() && runningBytes < width.bytes();
        }
    }
}
