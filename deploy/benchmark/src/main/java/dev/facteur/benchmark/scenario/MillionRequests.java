package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.figure.Plot;
import dev.facteur.benchmark.load.Endings.Ending;
import dev.facteur.benchmark.server.Postfix;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.LedgerUse;
import dev.facteur.benchmark.subject.ProcessUse;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.local.Bench;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.OnUncertain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Very many small requests in one run: neither memory nor what a request costs the ledger may grow with their number. */
final class MillionRequests implements Scenario {
    private static final int SAMPLES = 20;
    private static final int SENDERS = 1_000;
    private static final double NANOS_IN_MILLI = 1e6;
    private static final double NANOS_IN_SECOND = 1e9;
    private static final double THOUSAND = 1_000;
    private static final String GROWTH = "growth";

    @Override
    public String title() {
        return "very many requests";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        Optional<Postfix> installed = Postfix.startOrSay();
        if (installed.isEmpty()) {
            return List.of();
        }
        int count = effort.scale().requests();
        try (Postfix postfix = installed.get();
                Dispatching dispatching = new Dispatching(subject.bench(), postfix.port(), Map.of())) {
            ProcessUse use = new ProcessUse(dispatching.start().handle());
            List<Sample> samples = new ArrayList<>();
            int each = count / SAMPLES;
            for (int i = 0; i < SAMPLES; i++) {
                samples.add(sample(subject.bench(), dispatching, use, i * each, each));
            }
            return figures(count, samples, lost(dispatching));
        }
    }

    private static Sample sample(Bench bench, Dispatching dispatching, ProcessUse use, int from, int count) {
        LedgerUse ledger = LedgerUse.now(bench);
        Duration cpu = use.cpu();
        long begin = System.nanoTime();
        for (int i = from; i < from + count; i++) {
            var sender = new SenderKey(new TenantId("benchmark"), new SenderId("sender-" + i % SENDERS));
            dispatching.documents().publish("many-" + i, sender, 0, OnUncertain.RESEND);
        }
        dispatching.documents().flush();
        dispatching.awaitEndings(from + count);
        double seconds = (System.nanoTime() - begin) / NANOS_IN_SECOND;
        LedgerUse used = LedgerUse.now(bench).since(ledger);
        return new Sample(
                from + count,
                count / seconds,
                use.memory().orElse(0),
                (double) used.blocks() / count,
                used.cpu().toNanos() / NANOS_IN_MILLI / count,
                use.cpu().minus(cpu).toNanos() / NANOS_IN_SECOND / count * THOUSAND);
    }

    private static long lost(Dispatching dispatching) {
        long sent = dispatching.endings().all().values().stream()
                .filter(Ending::isSent)
                .count();
        return dispatching.documents().published().size() - sent;
    }

    private static List<Figure> figures(int count, List<Sample> samples, long lost) {
        String name = String.format(Locale.ROOT, "%,d small requests in one run", count);
        Plot plot = new Plot(
                "requests",
                samples.stream().map(Sample::requests).toList(),
                List.of(
                        line("resident memory, MiB", samples, Sample::memory),
                        line("the ledger's blocks per request", samples, Sample::blocks),
                        line("PostgreSQL's CPU per request, ms", samples, Sample::ledgerMillis),
                        line("the service's CPU per 1,000, s", samples, Sample::cpuPerThousand),
                        line("requests a second", samples, Sample::rate)));
        Map<String, Double> documents = new LinkedHashMap<>();
        documents.put("lost", (double) lost);
        documents.put(
                "a second", samples.stream().mapToDouble(Sample::rate).average().orElse(0));
        return List.of(
                new Figure(name, "", documents).with(Goal.atMost("lost", 0)).drawn(plot),
                growth(name + ": resident memory, MiB", samples, Sample::memory),
                growth(name + ": the ledger's blocks per request", samples, Sample::blocks),
                growth(name + ": the service's CPU s per 1,000", samples, Sample::cpuPerThousand));
    }

    private static Plot.Line line(String name, List<Sample> samples, ToDoubleFunction<Sample> value) {
        return new Plot.Line(name, samples.stream().map(value::applyAsDouble).toList());
    }

    /** Of the last quarter over the second: in the first the service warms up. */
    private static Figure growth(String name, List<Sample> samples, ToDoubleFunction<Sample> value) {
        int quarter = samples.size() / 4;
        double early = average(samples.subList(quarter, 2 * quarter), value);
        double late = average(samples.subList(3 * quarter, samples.size()), value);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("second quarter", early);
        values.put("last quarter", late);
        values.put(GROWTH, late / early);
        return new Figure(name, "", values).with(Goal.atMost(GROWTH, 1.15));
    }

    private static double average(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return samples.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private record Sample(
            double requests, double rate, double memory, double blocks, double ledgerMillis, double cpuPerThousand) {}
}
