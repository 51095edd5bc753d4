package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.figure.Latencies;
import dev.facteur.benchmark.load.Stopwatch;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.local.ServiceProcess;
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
        try (Dispatching dispatching = new Dispatching(subject.bench(), 1, Map.of())) {
            return List.of(
                    figure("settings-service", subject.settings(), effort),
                    figure("dispatch-service", dispatching.start(), effort));
        }
    }

    private static Figure figure(String name, ServiceProcess service, Effort effort) {
        Latencies starts = new Latencies(Stream.generate(() -> {
                    service.close();
                    return Stopwatch.time(service::restart);
                })
                .limit(effort.restarts())
                .toList());
        Map<String, Double> values = Map.of("median", starts.percentile(MEDIAN));
        return new Figure(name + ": start to ready", "ms", values).with(Goal.atMost("median", 2000));
    }
}
