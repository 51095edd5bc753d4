package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.server.Postfix;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Documents by the relay, of which there is one for everybody; by one instance, and by two. */
final class RelayThroughput implements Scenario {
    private static final List<Integer> FILES = List.of(Throughput.SMALL, 5_000, Throughput.LARGE, Throughput.HUGE);
    private static final List<SenderKey> SENDERS = IntStream.range(0, 200)
            .mapToObj(i -> new SenderKey(new TenantId("benchmark"), new SenderId("sender-" + i)))
            .toList();

    @Override
    public String title() {
        return "throughput by the relay";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        Optional<Postfix> installed = Postfix.startOrSay();
        if (installed.isEmpty()) {
            return List.of();
        }
        List<Figure> figures = new ArrayList<>();
        try (Postfix postfix = installed.get();
                Dispatching dispatching = new Dispatching(subject.bench(), postfix.port(), Map.of())) {
            for (int instances = 1; instances <= 2; instances++) {
                dispatching.start();
                Throughput throughput = new Throughput(postfix, dispatching, SENDERS, effort, "relay");
                throughput.warmUp();
                for (int bytes : FILES) {
                    figures.add(aimed(throughput.measure(bytes), bytes, instances));
                }
            }
        }
        return figures;
    }

    private static Figure aimed(Figure figure, int bytes, int instances) {
        if (instances > 1) {
            return figure;
        }
        return switch (bytes) {
            case Throughput.LARGE -> figure.with(Goal.atLeast(Throughput.RATIO, 0.6));
            case Throughput.SMALL -> figure.with(Goal.atLeast(Throughput.RATE, 5_000));
            default -> figure;
        };
    }
}
