package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.figure.Latencies;
import dev.facteur.benchmark.load.Stopwatch;
import dev.facteur.benchmark.server.BareConversation;
import dev.facteur.benchmark.server.MailServer;
import dev.facteur.benchmark.server.Person;
import dev.facteur.benchmark.subject.SettingsApi;
import dev.facteur.benchmark.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A person saves a mailbox, SMTP and IMAP, which is tried at its server before; one after the other. */
final class SaveWithCheck implements Scenario {
    private static final int MEDIAN = 50;

    @Override
    public String title() {
        return "save with check";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        List<Figure> figures = new ArrayList<>();
        for (MailServer server : subject.servers()) {
            figures.addAll(measure(subject, server, effort));
        }
        return figures;
    }

    private static List<Figure> measure(Subject subject, MailServer server, Effort effort) {
        Person person = subject.newcomer(server);
        SSLContext tls = subject.authority().clientContext();
        Runnable bare = new BareConversation(tls, server, person)::hold;
        Runnable save = () -> SettingsApi.require(200, subject.api().save(person, server.form(person)));
        Rounds.during(effort.window(), bare, save);
        Duration cpuBefore = subject.use().cpu();
        Rounds rounds = Rounds.during(effort.window(), bare, save);
        Duration cpu = subject.use().cpu().minus(cpuBefore);
        String name = "save with check (" + server.title() + ")";
        return List.of(
                new Figure(name, "ms", rounds.saves().values()).with(Goal.atMost("p99", 300)),
                new Figure(name, "", shares(rounds, cpu)));
    }

    private static Map<String, Double> shares(Rounds rounds, Duration cpu) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(
                "× bare SMTP dialogue",
                rounds.saves().percentile(MEDIAN) / rounds.bares().percentile(MEDIAN));
        values.put("CPU ms each", Latencies.millis(cpu) / rounds.count());
        return values;
    }

    /** The yardstick and the save in turn, so that whatever else the machine does is in both. */
    private record Rounds(Latencies bares, Latencies saves) {
        static Rounds during(Duration window, Runnable bare, Runnable save) {
            List<Duration> bares = new ArrayList<>();
            List<Duration> saves = new ArrayList<>();
            long end = System.nanoTime() + window.toNanos();
            do {
                bares.add(Stopwatch.time(bare));
                saves.add(Stopwatch.time(save));
            } while (System.nanoTime() < end);
            return new Rounds(new Latencies(bares), new Latencies(saves));
        }

        int count() {
            return saves.sorted().size();
        }
    }
}
