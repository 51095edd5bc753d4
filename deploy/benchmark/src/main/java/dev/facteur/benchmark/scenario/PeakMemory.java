package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.subject.Subject;
import java.util.List;

/** The most memory the service had resident while everything before was measured. */
final class PeakMemory implements Scenario {
    private static final String PEAK = "peak";

    @Override
    public String title() {
        return "memory";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        return subject.use().peakMemory().stream()
                .mapToObj(peak -> Figure.of("settings-service: resident memory", "MiB", PEAK, peak)
                        .with(Goal.atMost(PEAK, 400)))
                .toList();
    }
}
