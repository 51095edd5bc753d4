package dev.facteur.benchmark.scenario;

import java.time.Duration;

/**
 * How much is done for each figure.
 *
 * @param window how long something is done to warm up, and how long for what counts
 * @param restarts of a service
 * @param documents small ones sent one after the other to find out how many fit into a second; fewer of the larger ones
 * @param senders with mailboxes of their own
 * @param rounds of what is measured in turn with something else
 * @param away how long a server is
 * @param kills of the only instance; a quarter of that of one of two
 * @param scale what makes a run a large one
 */
public record Effort(
        Duration window, int restarts, int documents, int senders, int rounds, Duration away, int kills, Scale scale) {
    public static final Effort FULL = new Effort(
            Duration.ofSeconds(10),
            5,
            16_000,
            1_000,
            3,
            Duration.ofSeconds(8),
            20,
            new Scale(1_000_000, 100_000, 20_000_000));
    /** Shows that all of it runs; the figures mean nothing. */
    public static final Effort QUICK =
            new Effort(Duration.ofMillis(500), 1, 200, 60, 1, Duration.ofSeconds(2), 1, new Scale(2_000, 500, 20_000));

    /**
     * Numbers of things in the scenarios of scale.
     *
     * @param requests in one run
     * @param profiles known
     * @param deliveries in the ledger before anything is measured
     */
    public record Scale(int requests, int profiles, int deliveries) {}
}
