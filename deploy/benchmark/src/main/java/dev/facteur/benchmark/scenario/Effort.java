package dev.facteur.benchmark.scenario;

import java.time.Duration;

/**
 * How much is done for each figure.
 *
 * @param window how long something is done to warm up, and how long for what counts
 * @param restarts of a service
 */
public record Effort(Duration window, int restarts) {
    public static final Effort FULL = new Effort(Duration.ofSeconds(10), 5);
    /** Shows that all of it runs; the figures mean nothing. */
    public static final Effort QUICK = new Effort(Duration.ofMillis(500), 1);
}
