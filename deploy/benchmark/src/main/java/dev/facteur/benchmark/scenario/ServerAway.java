package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.load.Arrivals;
import dev.facteur.benchmark.load.Documents.Published;
import dev.facteur.benchmark.load.SteadyLoad;
import dev.facteur.benchmark.outage.Aftermath;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.embedded.sink.MailSink;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The relay is away for some seconds while documents go on coming. */
final class ServerAway implements Scenario {
    private static final int PER_SECOND = 100;
    private static final int BYTES = 5_000;
    private static final Duration BEFORE = Duration.ofSeconds(3);
    private static final Duration AFTER = Duration.ofSeconds(4);
    private static final double NANOS_IN_SECOND = 1e9;
    private static final String LOST = "lost";
    private static final String ALL = "all that waited";

    @Override
    public String title() {
        return "the server away";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        try (MailSink sink = MailSink.cleartext();
                Dispatching dispatching = new Dispatching(subject.bench(), sink)) {
            dispatching.start();
            long back;
            try (var _ = new SteadyLoad(dispatching.documents(), "away", PER_SECOND, BYTES)) {
                LockSupport.parkNanos(BEFORE.toNanos());
                sink.stop();
                LockSupport.parkNanos(effort.away().toNanos());
                sink.restart();
                back = System.nanoTime();
                LockSupport.parkNanos(AFTER.toNanos());
            }
            Aftermath aftermath = Aftermath.of(dispatching, sink, List.of());
            String name = "the server away for %d s".formatted(effort.away().toSeconds());
            return List.of(lost(name, aftermath), caughtUp(name, aftermath.arrivals(), dispatching, back));
        }
    }

    private static Figure lost(String name, Aftermath aftermath) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("documents", (double) aftermath.published().size());
        values.put(LOST, (double) aftermath.lost());
        values.put("repeats", (double) aftermath.arrivals().repeats());
        return new Figure(name, "", values).with(Goal.atMost(LOST, 0));
    }

    private static Figure caughtUp(String name, Arrivals arrivals, Dispatching dispatching, long back) {
        List<Double> waited = dispatching.documents().published().values().stream()
                .filter(request -> request.atNanos() < back)
                .map(Published::requestId)
                .map(arrivals::first)
                .filter(at -> at > back && at < Long.MAX_VALUE)
                .map(at -> (at - back) / NANOS_IN_SECOND)
                .sorted()
                .toList();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("first mail after", waited.isEmpty() ? 0.0 : waited.getFirst());
        values.put(ALL, waited.isEmpty() ? 0.0 : waited.getLast());
        return new Figure(name + ": back after its return", "s", values).with(Goal.atMost(ALL, 2));
    }
}
