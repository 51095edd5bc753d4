package dev.facteur.benchmark.figure;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long each of many took. */
public record Latencies(List<Duration> sorted) {
    private static final double NANOS_IN_MILLI = 1e6;

    public Latencies {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = sorted.stream().sorted().toList();
    }

    /** Milliseconds that so many in a hundred did not exceed (nearest rank). */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return millis(sorted.get(Math.max(rank, 1) - 1));
    }

    public double max() {
        return millis(sorted.getLast());
    }

    /** p50, p99 and max in milliseconds. */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("p50", percentile(50));
        values.put("p99", percentile(99));
        values.put("max", max());
        return Collections.unmodifiableMap(values);
    }

    public static double millis(Duration duration) {
        return duration.toNanos() / NANOS_IN_MILLI;
    }
}
