package dev.facteur.benchmark.outage;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.load.Arrivals;
import dev.facteur.benchmark.load.Endings.Ending;
import dev.facteur.benchmark.load.SteadyLoad;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.embedded.sink.MailSink;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What had become of all documents when everything had come to rest. */
public record Aftermath(Set<String> published, Map<String, Ending> endings, Arrivals arrivals, List<PowerCut> cuts) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double NANOS_IN_SECOND = 1e9;
    private static final String LOST = "lost";
    private static final String REPEATS = "repeats";
    private static final String WITH_HOLD = "repeats with HOLD";
    private static final String MAX = "max";

    /** Waits until every request has ended, for as long as there is hope. */
    public static Aftermath of(Dispatching dispatching, MailSink sink, List<PowerCut> cuts) {
        Set<String> published = dispatching.documents().published().keySet();
        dispatching.endings().await(published, PATIENCE);
        return new Aftermath(published, dispatching.endings().all(), Arrivals.at(sink), List.copyOf(cuts));
    }

    /** Nobody was told how it ended, or it ended otherwise than well, or it is said to be sent and is not. */
    public long lost() {
        return published.stream().filter(this::isLost).count();
    }

    private boolean isLost(String requestId) {
        Ending ending = endings.get(requestId);
        if (ending == null) {
            return true;
        }
        return ending.isSent() ? !arrivals.requestIds().contains(requestId) : !isHeld(requestId, ending);
    }

    /** Those that wait for a person to say whether they were sent. */
    private long held() {
        return endings.entrySet().stream()
                .filter(ending -> isHeld(ending.getKey(), ending.getValue()))
                .count();
    }

    private static boolean isHeld(String requestId, Ending ending) {
        return SteadyLoad.isHeldIfUncertain(requestId) && ending.detail().equals("UNCERTAIN");
    }

    public List<Figure> figures(String name) {
        long inFlight = cuts.stream().mapToLong(cut -> cut.inFlight().size()).sum();
        Map<String, Double> documents = new LinkedHashMap<>();
        documents.put("documents", (double) published.size());
        documents.put(LOST, (double) lost());
        documents.put("held", (double) held());
        Map<String, Double> repeats = new LinkedHashMap<>();
        repeats.put(REPEATS, (double) arrivals.repeats());
        repeats.put("in flight", (double) inFlight);
        return List.of(
                new Figure(name, "", documents).with(Goal.atMost(LOST, 0)),
                new Figure(name, "", repeats).with(Goal.atMost(REPEATS, (double) inFlight)),
                Figure.of(name, "", WITH_HOLD, repeatsWithHold()).with(Goal.atMost(WITH_HOLD, 0)));
    }

    private double repeatsWithHold() {
        return arrivals.times().entrySet().stream()
                .filter(arrival -> SteadyLoad.isHeldIfUncertain(arrival.getKey()))
                .mapToInt(arrival -> arrival.getValue().size() - 1)
                .sum();
    }

    public Figure flowsAgain(String name, double seconds) {
        return new Figure(name, "s", medianAndMax(PowerCut::flowsAgainAfter)).with(Goal.atMost(MAX, seconds));
    }

    /** How long of the partitions that were not the dead one's nothing was sent. */
    public Figure survivorSilentFor(String name) {
        return new Figure(name, "s", medianAndMax(PowerCut::survivorSilentFor));
    }

    /** Until the last of those that were under way had ended. */
    public Figure settled(String name) {
        return new Figure(name, "s", medianAndMax(this::settledAfter));
    }

    private double settledAfter(PowerCut cut) {
        return cut.inFlight().stream()
                .map(endings::get)
                .filter(ending -> ending != null)
                .mapToDouble(ending -> Math.max(0, ending.atNanos() - cut.atNanos()) / NANOS_IN_SECOND)
                .max()
                .orElse(0);
    }

    private Map<String, Double> medianAndMax(ToDoubleFunction<PowerCut> value) {
        double[] sorted = cuts.stream().mapToDouble(value).sorted().toArray();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("median", sorted[(sorted.length - 1) / 2]);
        values.put(MAX, sorted[sorted.length - 1]);
        return values;
    }
}
