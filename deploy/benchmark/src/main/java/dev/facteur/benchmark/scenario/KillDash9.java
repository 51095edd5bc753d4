package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.load.SteadyLoad;
import dev.facteur.benchmark.outage.Aftermath;
import dev.facteur.benchmark.outage.PowerCut;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.embedded.sink.MailSink;
import dev.facteur.local.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Power cuts at random moments under load: what is lost, what is repeated, and how soon mail flows again. */
final class KillDash9 implements Scenario {
    private static final int PER_SECOND = 100;
    private static final int BYTES = 5_000;
    private static final Duration EACH = Duration.ofMillis(20);
    private static final double SECONDS = 5;

    @Override
    public String title() {
        return "kill -9";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        return Stream.concat(
                        alone(subject, effort.kills()).stream(),
                        oneOfTwo(subject, Math.max(1, effort.kills() / 4)).stream())
                .toList();
    }

    /** A single instance that is started again at once, as an orchestrator does. */
    private static List<Figure> alone(Subject subject, int kills) {
        try (MailSink sink = MailSink.cleartext(EACH);
                Dispatching dispatching = new Dispatching(subject.bench(), sink)) {
            ServiceProcess only = dispatching.start();
            List<PowerCut> cuts = new ArrayList<>();
            try (var _ = new SteadyLoad(dispatching.documents(), "alone", PER_SECOND, BYTES)) {
                for (int i = 0; i < kills; i++) {
                    PowerCut.randomMoment();
                    PowerCut cut = PowerCut.of(only, dispatching);
                    only.restartAtOnce();
                    only.awaitReady();
                    cut.awaitMail(sink);
                    cuts.add(cut);
                }
            }
            Aftermath aftermath = Aftermath.of(dispatching, sink, cuts);
            return Stream.concat(
                            aftermath.figures("kill -9 of the only instance, %d times".formatted(kills)).stream(),
                            Stream.of(
                                    aftermath.flowsAgain(
                                            "mail flows again (the only instance, started at once)", SECONDS),
                                    aftermath.settled("what was in flight has ended (the only instance)")))
                    .toList();
        }
    }

    /** One of two, each in its turn; the other takes over. */
    private static List<Figure> oneOfTwo(Subject subject, int kills) {
        try (MailSink sink = MailSink.cleartext(EACH);
                Dispatching dispatching = new Dispatching(subject.bench(), sink)) {
            List<ServiceProcess> both = List.of(dispatching.start(), dispatching.start());
            List<PowerCut> cuts = new ArrayList<>();
            try (var _ = new SteadyLoad(dispatching.documents(), "pair", PER_SECOND, BYTES)) {
                for (int i = 0; i < kills; i++) {
                    PowerCut.randomMoment();
                    ServiceProcess victim = both.get(i % 2);
                    PowerCut cut = PowerCut.of(victim, dispatching);
                    cut.awaitMailOfAllPartitions(sink, dispatching);
                    cuts.add(cut);
                    if (i < kills - 1) {
                        victim.restart();
                    }
                }
            }
            Aftermath aftermath = Aftermath.of(dispatching, sink, cuts);
            return Stream.concat(
                            aftermath.figures("kill -9 of one of two instances, %d times".formatted(kills)).stream(),
                            Stream.of(
                                    aftermath.flowsAgain("mail flows again (one of two, taken over)", SECONDS),
                                    aftermath.survivorSilentFor("mail of the other one's senders"),
                                    aftermath.settled("what was in flight has ended (one of two)")))
                    .toList();
        }
    }
}
