package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.load.Arrivals;
import dev.facteur.benchmark.server.DeadHost;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.embedded.sink.MailSink;
import dev.facteur.local.CannotRun;
import dev.facteur.local.Mailboxes;
import dev.facteur.model.SenderKey;
import dev.facteur.model.document.OnUncertain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The senders of {@link Fairness}, by how their servers are. */
final class Crowd {
    private static final int BYTES = 5_000;
    private static final int DOCUMENTS_EACH = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final double NANOS_IN_SECOND = 1e9;
    private static final String OTHERS = "-others-";
    private static final String SLOW = "-slow-";
    private static final String DEAD = "-dead-";

    private final String settingsUrl;
    private final List<MailSink> goodServers;
    private final MailSink slowServer;
    private final DeadHost deadServer;
    private final List<SenderKey> others;
    private final List<SenderKey> slow;
    private final List<SenderKey> dead;

    Crowd(Mailboxes mailboxes, int senders, List<MailSink> goodServers, MailSink slowServer, DeadHost deadServer) {
        this.settingsUrl = mailboxes.url();
        this.goodServers = goodServers;
        this.slowServer = slowServer;
        this.deadServer = deadServer;
        this.slow = mailboxes.open("slow", senders / 10, slowServer.port());
        this.dead = mailboxes.open("dead", senders / 20, deadServer.port());
        int good = (senders - slow.size() - dead.size()) / goodServers.size();
        this.others = IntStream.range(0, goodServers.size())
                .mapToObj(i ->
                        mailboxes.open("other-" + i, good, goodServers.get(i).port()))
                .flatMap(List::stream)
                .toList();
    }

    Map<String, String> configuration() {
        String ports = Stream.concat(
                        goodServers.stream().map(MailSink::port), Stream.of(slowServer.port(), deadServer.port()))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return Map.of("quarkus.rest-client.settings.url", settingsUrl, "facteur.network.allowed-ports", ports);
    }

    /** Each of the others sends one: connected, and known, they begin. */
    void warmUp(Dispatching dispatching, String round) {
        await(dispatching, publish(dispatching, round + OTHERS, others));
    }

    /** What of the others leaves in a second, from the first request to the last mail. */
    double rate(Dispatching dispatching, String round, boolean withTheBad) {
        long begin = System.nanoTime();
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS_EACH; i++) {
            if (withTheBad) {
                publish(dispatching, round + DEAD + i + "-", dead);
                publish(dispatching, round + SLOW + i + "-", slow);
            }
            wanted.addAll(publish(dispatching, round + OTHERS + i + "-", others));
        }
        await(dispatching, wanted);
        Arrivals arrivals = Arrivals.at(goodServers.toArray(MailSink[]::new));
        long end = wanted.stream().mapToLong(arrivals::first).max().orElseThrow();
        return wanted.size() / ((end - begin) / NANOS_IN_SECOND);
    }

    /** Until nothing of the round is on its way any more, but for what the dead server would get. */
    void awaitSlow(Dispatching dispatching, String round) {
        await(
                dispatching,
                dispatching.documents().published().keySet().stream()
                        .filter(id -> id.startsWith(round + SLOW))
                        .toList());
    }

    double lost(Dispatching dispatching) {
        Arrivals arrivals = arrivals();
        return dispatching.documents().published().keySet().stream()
                .filter(id -> !id.contains(DEAD) && !arrivals.requestIds().contains(id))
                .count();
    }

    double repeats() {
        return arrivals().repeats();
    }

    private Arrivals arrivals() {
        return Arrivals.at(
                Stream.concat(goodServers.stream(), Stream.of(slowServer)).toArray(MailSink[]::new));
    }

    private static List<String> publish(Dispatching dispatching, String prefix, List<SenderKey> senders) {
        List<String> ids = new ArrayList<>();
        for (SenderKey sender : senders) {
            String id = prefix + sender.senderId();
            dispatching.documents().publish(id, sender, BYTES, OnUncertain.RESEND);
            ids.add(id);
        }
        dispatching.documents().flush();
        return ids;
    }

    private static void await(Dispatching dispatching, List<String> ids) {
        if (!dispatching.endings().await(ids, PATIENCE)) {
            throw new CannotRun("Documents did not end within %d s.".formatted(PATIENCE.toSeconds()));
        }
    }
}
