package dev.facteur.benchmark.load;

import java.time.Duration;

/** How long something takes. */
public final class Stopwatch {
    private Stopwatch() {}

    public static Duration time(Runnable task) {
        long begin = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
