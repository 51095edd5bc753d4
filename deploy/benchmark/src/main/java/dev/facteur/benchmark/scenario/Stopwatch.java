package dev.facteur.benchmark.scenario;

import java.time.Duration;

/** How long something takes. */
final class Stopwatch {
    private Stopwatch() {}

    static Duration time(Runnable task) {
        long begin = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
