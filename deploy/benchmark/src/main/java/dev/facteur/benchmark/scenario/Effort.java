package dev.facteur.benchmark.scenario;

import java.time.Duration;

/**
 * How much is done for each figure.
 *
 * @param window how long something is done to warm up, and how long for what counts
 * @param restarts of a service
 * @param documents sent one after the other to find out how many fit into a second
 * @param senders with mailboxes of their own
 * @param rounds with and without those who disturb
 * @param away how long a server is
 * @param kills of the only instance; a quarter of that of one of two
 */
public record Effort(Duration window, int restarts, int documents, int senders, int rounds, Duration away, int kills) {
    public static final Effort FULL =
            new Effort(Duration.ofSeconds(10), 5, 16_000, 1_000, 3, Duration.ofSeconds(8), 20);
    /** Shows that all of it runs; the figures mean nothing. */
    public static final Effort QUICK = new Effort(Duration.ofMillis(500), 1, 200, 60, 1, Duration.ofSeconds(2), 1);
}
