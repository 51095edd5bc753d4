package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.work.Endings.Ending;
import dev.facteur.local.CannotRun;
import dev.facteur.local.ServiceProcess;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.OnUncertain;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Documents from Kafka to the relay as fast as they leave, beside Postfix' own client with messages of the same size. */
final class RelayThroughput implements Scenario {
    private static final List<Integer> FILES = List.of(0, 5_000, 50_000);
    private static final int LARGE = 50_000;
    private static final int FEWER_BY = 4;
    private static final int CONNECTIONS = 16;
    private static final int SENDERS = 200;
    private static final int AROUND_THE_FILE = 1_500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final double NANOS_IN_SECOND = 1e9;
    private static final double THOUSAND = 1_000;
    private static final String RATIO = "× smtp-source";

    @Override
    public String title() {
        return "throughput by the relay";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        Optional<Postfix> installed = Postfix.start();
        if (installed.isEmpty()) {
            System.out.println(
                    "  Left out: smtp-sink and smtp-source are missing; install the Debian package postfix.");
            return List.of();
        }
        try (Postfix postfix = installed.get();
                Dispatching dispatching = new Dispatching(subject.bench(), postfix.port(), Map.of())) {
            ServiceProcess service = dispatching.start();
            send(dispatching, service, "warm", effort.documents(), 0);
            return FILES.stream()
                    .map(bytes -> measure(postfix, dispatching, service, effort, bytes))
                    .toList();
        }
    }

    private static Figure measure(
            Postfix postfix, Dispatching dispatching, ServiceProcess service, Effort effort, int bytes) {
        int count = bytes == LARGE ? effort.documents() / FEWER_BY : effort.documents();
        int wire = AROUND_THE_FILE + bytes * 4 / 3 * 78 / 76;
        double source = count / (postfix.send(count, wire, CONNECTIONS).toNanos() / NANOS_IN_SECOND);
        Run run = send(dispatching, service, "relay-" + bytes, count, bytes);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("a second", run.rate());
        values.put(RATIO, run.rate() / source);
        values.put("CPU s per 1,000", run.cpuPerThousand());
        Figure figure = new Figure("relay, %s".formatted(words(bytes)), "", values);
        return switch (bytes) {
            case LARGE -> figure.with(Goal.atLeast(RATIO, 0.6));
            case 0 -> figure.with(Goal.atLeast("a second", 5_000));
            default -> figure;
        };
    }

    private static String words(int bytes) {
        return bytes == 0 ? "1.5 kB, no file" : "a PDF of %d kB".formatted(bytes / 1_000);
    }

    /** From the first fifth on: until then the publisher has its share of the machine, and the code is not warm. */
    private static Run send(Dispatching dispatching, ServiceProcess service, String prefix, int count, int bytes) {
        int before = dispatching.endings().count();
        IntStream.range(0, count).forEach(i -> {
            var sender = new SenderKey(new TenantId("benchmark"), new SenderId("sender-" + i % SENDERS));
            dispatching.documents().publish(prefix + "-" + i, sender, bytes, OnUncertain.RESEND);
        });
        dispatching.documents().flush();
        var use = new ProcessUse(service.handle());
        await(dispatching, before + count / 5);
        int first = dispatching.endings().count();
        Duration cpu = use.cpu();
        long begin = System.nanoTime();
        await(dispatching, before + count);
        long end = dispatching.endings().all().values().stream()
                .mapToLong(Ending::atNanos)
                .max()
                .orElseThrow();
        int sent = before + count - first;
        Duration used = use.cpu().minus(cpu);
        return new Run(sent / ((end - begin) / NANOS_IN_SECOND), used.toNanos() / NANOS_IN_SECOND / sent * THOUSAND);
    }

    private static void await(Dispatching dispatching, int endings) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (dispatching.endings().count() < endings) {
            if (System.nanoTime() > deadline) {
                throw new CannotRun("Documents did not end within %d s.".formatted(PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private record Run(double rate, double cpuPerThousand) {}
}
