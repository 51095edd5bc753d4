package dev.facteur.dispatch.lane.budget;

import java.time.Duration;

/** So many messages within any time of this length. */
record Allowance(int messages, Duration within) {}
