package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.figure.Latencies;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From the start of the process to the first time it says that it is ready; asked every 50 ms. */
final class StartToReady implements Scenario {
    private static final int MEDIAN = 50;

    @Override
    public String title() {
        return "start to ready";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        Latencies starts = new Latencies(
                Stream.generate(() -> start(subject)).limit(effort.restarts()).toList());
        Map<String, Double> values = Map.of("median", starts.percentile(MEDIAN));
        return List.of(new Figure("settings-service: start to ready", "ms", values).with(Goal.atMost("median", 2000)));
    }

    private static java.time.Duration start(Subject subject) {
        subject.settings().close();
        return Stopwatch.time(subject.settings()::restart);
    }
}
