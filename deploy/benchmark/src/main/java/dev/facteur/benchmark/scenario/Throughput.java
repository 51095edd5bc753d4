package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.figure.Latencies;
import dev.facteur.benchmark.load.Documents.Published;
import dev.facteur.benchmark.load.Endings.Ending;
import dev.facteur.benchmark.load.SteadyLoad;
import dev.facteur.benchmark.server.Postfix;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.ProcessUse;
import dev.facteur.model.SenderKey;
import dev.facteur.model.document.OnUncertain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Documents of some senders from Kafka to their servers: as fast as they leave, in turn with Postfix' own client that sends
 * messages of that size to its sink, and then at half of that rate.
 */
final class Throughput {
    static final String RATIO = "× smtp-source";
    static final String RATE = "a second";
    static final int SMALL = 0;
    static final int LARGE = 50_000;
    static final int HUGE = 2_000_000;

    private static final int CONNECTIONS = 16;
    private static final int FEWER_LARGE = 4;
    private static final int FEWER_HUGE = 120;
    private static final int AROUND_THE_FILE = 1_500;
    private static final double NANOS_IN_SECOND = 1e9;
    private static final double THOUSAND = 1_000;
    private static final String CPU = "CPU s per 1,000";
    private static final String MEMORY = "peak MiB";
    private static final int MEDIAN = 50;
    private static final int TAIL = 99;

    private final Postfix postfix;
    private final Dispatching dispatching;
    private final List<SenderKey> senders;
    private final Effort effort;
    private final String name;
    /** Of request ids, which are parts of addresses. */
    private final String ids;

    /** @param name of the senders' method, for people */
    Throughput(Postfix postfix, Dispatching dispatching, List<SenderKey> senders, Effort effort, String name) {
        this.postfix = postfix;
        this.dispatching = dispatching;
        this.senders = senders;
        this.effort = effort;
        this.name = name;
        this.ids = "%s-%d"
                .formatted(
                        name.replaceAll("[^A-Za-z0-9]+", "-"),
                        dispatching.uses().size());
    }

    /** Once through the code, and once to every server. */
    void warmUp() {
        send(ids + "-warm", Math.max(senders.size(), effort.documents() / 2), SMALL);
    }

    /** One line of the table. */
    Figure measure(int bytes) {
        int count = count(bytes);
        int wire = AROUND_THE_FILE + bytes * 4 / 3 * 78 / 76;
        dispatching.uses().forEach(ProcessUse::forgetPeak);
        List<Double> sources = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        String prefix = ids + "-" + bytes;
        for (int round = 0; round < effort.rounds(); round++) {
            sources.add(count / (postfix.send(count, wire, CONNECTIONS).toNanos() / NANOS_IN_SECOND));
            runs.add(send(prefix + "-" + round, count, bytes));
        }
        double rate = median(runs, Run::rate);
        Latencies latencies = atHalf(prefix + "-half", rate, bytes);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(RATE, rate);
        values.put(RATIO, rate / median(sources, Double::doubleValue));
        values.put(CPU, median(runs, Run::cpuPerThousand));
        values.put(MEMORY, peak());
        values.put("p50 ms", latencies.percentile(MEDIAN));
        values.put("p99 ms", latencies.percentile(TAIL));
        Figure figure = new Figure("%s, %s, %s".formatted(name, words(bytes), instances()), "", values)
                .with(Goal.atMost(MEMORY, 400));
        return bytes == LARGE ? figure.with(Goal.atMost(CPU, 0.6)) : figure;
    }

    private int count(int bytes) {
        int all = effort.documents();
        int fewer = switch (bytes) {
            case LARGE -> all / FEWER_LARGE;
            case HUGE -> all / FEWER_HUGE;
            default -> all;
        };
        return Math.max(fewer, 5);
    }

    private String instances() {
        int instances = dispatching.uses().size();
        return instances == 1 ? "1 instance" : instances + " instances";
    }

    private static String words(int bytes) {
        return switch (bytes) {
            case SMALL -> "1.5 kB, no file";
            case HUGE -> "a PDF of 2 MB";
            default -> "a PDF of %d kB".formatted(bytes / 1_000);
        };
    }

    /** From the first fifth on: until then the publisher has its share of the machine, and the code is not warm. */
    private Run send(String prefix, int count, int bytes) {
        int before = dispatching.endings().count();
        IntStream.range(0, count)
                .forEach(i -> dispatching
                        .documents()
                        .publish(prefix + "-" + i, senders.get(i % senders.size()), bytes, OnUncertain.RESEND));
        dispatching.documents().flush();
        dispatching.awaitEndings(before + count / 5);
        int first = dispatching.endings().count();
        Duration cpu = cpu();
        long begin = System.nanoTime();
        dispatching.awaitEndings(before + count);
        Duration used = cpu().minus(cpu);
        long end = dispatching.endings().all().values().stream()
                .mapToLong(Ending::atNanos)
                .max()
                .orElseThrow();
        int sent = before + count - first;
        return new Run(
                sent / (Math.max(1, end - begin) / NANOS_IN_SECOND),
                used.toNanos() / NANOS_IN_SECOND / Math.max(1, sent) * THOUSAND);
    }

    /** From the request to its acceptance by a server. */
    private Latencies atHalf(String prefix, double rate, int bytes) {
        int before = dispatching.endings().count();
        int publishedBefore = dispatching.documents().published().size();
        try (var _ = new SteadyLoad(dispatching.documents(), prefix, senders, rate / 2, bytes)) {
            LockSupport.parkNanos(effort.window().toNanos());
        }
        dispatching.awaitEndings(before + dispatching.documents().published().size() - publishedBefore);
        Map<String, Ending> endings = dispatching.endings().all();
        return new Latencies(dispatching.documents().published().values().stream()
                .filter(request -> request.requestId().startsWith(prefix))
                .map(request -> took(request, endings))
                .toList());
    }

    private static Duration took(Published request, Map<String, Ending> endings) {
        Ending ending = endings.get(request.requestId());
        if (ending == null) {
            throw new IllegalStateException(request.requestId() + " has not ended");
        }
        return Duration.between(request.at(), ending.at());
    }

    private Duration cpu() {
        return dispatching.uses().stream().map(ProcessUse::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** Of the instance that had most. */
    private double peak() {
        return dispatching.uses().stream()
                .mapToDouble(use -> use.peakMemory().orElse(0))
                .max()
                .orElse(0);
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> value) {
        double[] sorted = values.stream().mapToDouble(value).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    private record Run(double rate, double cpuPerThousand) {}
}
