package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.server.DeadHost;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.embedded.TestAuthority;
import dev.facteur.embedded.sink.MailSink;
import dev.facteur.local.Mailboxes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Many senders with mailboxes at a dozen of servers. One server takes two seconds for each message and gets a tenth of the
 * mail, another is dead and gets a twentieth; the others must not notice.
 */
final class Fairness implements Scenario {
    private static final int GOOD_SERVERS = 10;
    private static final Duration SLOWLY = Duration.ofSeconds(2);
    private static final String RATIO = "ratio";

    @Override
    public String title() {
        return "fairness";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        TestAuthority authority = subject.authority();
        List<MailSink> good = IntStream.range(0, GOOD_SERVERS)
                .mapToObj(_ -> MailSink.tls(authority.issue("localhost"), Duration.ZERO))
                .toList();
        try (MailSink slow = MailSink.tls(authority.issue("localhost"), SLOWLY);
                DeadHost dead = new DeadHost();
                Mailboxes mailboxes = new Mailboxes(subject.bench().bootstrapServers())) {
            return measure(subject, effort, new Crowd(mailboxes, effort.senders(), good, slow, dead));
        } finally {
            good.forEach(MailSink::close);
        }
    }

    private static List<Figure> measure(Subject subject, Effort effort, Crowd crowd) {
        try (Dispatching dispatching = new Dispatching(subject.bench(), 1, crowd.configuration())) {
            dispatching.start();
            List<Double> without = new ArrayList<>();
            List<Double> with = new ArrayList<>();
            for (int round = 0; round < effort.rounds(); round++) {
                String name = "fair-" + round;
                crowd.warmUp(dispatching, name + "-w1");
                without.add(crowd.rate(dispatching, name + "-without", false));
                crowd.warmUp(dispatching, name + "-w2");
                with.add(crowd.rate(dispatching, name + "-with", true));
                crowd.awaitSlow(dispatching, name + "-with");
            }
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("without a second", median(without));
            values.put("with a second", median(with));
            values.put(RATIO, median(with) / median(without));
            return List.of(
                    new Figure(
                                    "%d senders, a dead server and one that takes 2 s: mail of the others"
                                            .formatted(effort.senders()),
                                    "",
                                    values)
                            .with(Goal.atLeast(RATIO, 0.95)),
                    Figure.of(
                                    "the same: documents of the others and of the slow one",
                                    "",
                                    "lost",
                                    crowd.lost(dispatching))
                            .with(Goal.atMost("lost", 0)),
                    Figure.of("the same: documents of the others and of the slow one", "", "repeats", crowd.repeats())
                            .with(Goal.atMost("repeats", 0)));
        }
    }

    private static double median(List<Double> values) {
        return values.stream()
                .sorted()
                .skip((values.size() - 1) / 2)
                .findFirst()
                .orElse(Double.NaN);
    }
}
