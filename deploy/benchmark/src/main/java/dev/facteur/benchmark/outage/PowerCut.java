package dev.facteur.benchmark.outage;

import dev.facteur.benchmark.load.Arrivals;
import dev.facteur.benchmark.load.Documents.Published;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.embedded.sink.MailSink;
import dev.facteur.local.CannotRun;
import dev.facteur.local.ServiceProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process killed in the middle of its work. */
public final class PowerCut {
    // What the dead one had written to its sockets is read by then.
    private static final Duration ECHO = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final double NANOS_IN_SECOND = 1e9;

    private final long atNanos;
    private final List<String> inFlight;
    private double flowsAgainAfter = Double.NaN;
    private double survivorSilentFor = Double.NaN;

    private PowerCut(long atNanos, List<String> inFlight) {
        this.atNanos = atNanos;
        this.inFlight = inFlight;
    }

    /** Lets the load go on for a while. */
    public static void randomMoment() {
        pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(300, 3_000)));
    }

    public static PowerCut of(ServiceProcess victim, Dispatching dispatching) {
        victim.kill();
        long now = System.nanoTime();
        return new PowerCut(now, dispatching.underWay());
    }

    public long atNanos() {
        return atNanos;
    }

    /** What the ledger had under way at that moment. */
    public List<String> inFlight() {
        return inFlight;
    }

    /** In seconds. */
    public double flowsAgainAfter() {
        return flowsAgainAfter;
    }

    /** In seconds. */
    public double survivorSilentFor() {
        return survivorSilentFor;
    }

    /** Waits for the first mail that the dead one has not sent. */
    public void awaitMail(MailSink sink) {
        await(() -> sink.taken().stream().anyMatch(mail -> mail.atNanos() > atNanos + ECHO.toNanos()));
        flowsAgainAfter = sink.taken().stream()
                .mapToLong(mail -> mail.atNanos())
                .filter(at -> at > atNanos + ECHO.toNanos())
                .mapToDouble(at -> (at - atNanos) / NANOS_IN_SECOND)
                .min()
                .orElseThrow();
    }

    /** Waits until of every partition something was sent that was asked for after the cut. */
    public void awaitMailOfAllPartitions(MailSink sink, Dispatching dispatching) {
        int partitions = partitions(dispatching);
        await(() -> firstByPartition(sink, dispatching).size() == partitions);
        Map<Integer, Double> first = firstByPartition(sink, dispatching);
        flowsAgainAfter =
                first.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        survivorSilentFor =
                first.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private Map<Integer, Double> firstByPartition(MailSink sink, Dispatching dispatching) {
        Arrivals arrivals = Arrivals.at(sink);
        Map<Integer, Double> first = new HashMap<>();
        for (Published request : dispatching.documents().published().values()) {
            long at = arrivals.first(request.requestId());
            if (request.atNanos() > atNanos && at < Long.MAX_VALUE) {
                first.merge(request.partition(), (at - atNanos) / NANOS_IN_SECOND, Math::min);
            }
        }
        return first;
    }

    private static int partitions(Dispatching dispatching) {
        return (int) dispatching.documents().published().values().stream()
                .map(Published::partition)
                .distinct()
                .count();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new CannotRun("No mail within %d s after a kill -9.".formatted(PATIENCE.toSeconds()));
            }
            pause(LOOK);
        }
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
