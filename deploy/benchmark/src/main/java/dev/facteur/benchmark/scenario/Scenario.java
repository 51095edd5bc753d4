package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.subject.Subject;
import java.util.List;

/** One thing that users of the product do, or operators see. */
public sealed interface Scenario
        permits StartToReady,
                SaveWithCheck,
                ChecksAtOnce,
                ProfileReads,
                SilentServer,
                PeakMemory,
                RelayThroughput,
                MailboxThroughput,
                Fairness,
                ServerAway,
                KillDash9,
                MillionRequests,
                ManyProfiles,
                LargeLedger {

    /** In their order: a restart forgets the peak of memory, and the peak is that of all the others. */
    List<Scenario> ALL = List.of(
            new StartToReady(),
            new SaveWithCheck(),
            new ChecksAtOnce(),
            new ProfileReads(),
            new SilentServer(),
            new PeakMemory(),
            new RelayThroughput(),
            new MailboxThroughput(),
            new Fairness(),
            new ServerAway(),
            new KillDash9());

    /** Those that take long because there is much of something; not among {@link #ALL}. */
    List<Scenario> OF_SCALE = List.of(new MillionRequests(), new ManyProfiles(), new LargeLedger());

    /** By it it is chosen on the command line. */
    static String nameOf(Scenario scenario) {
        return scenario.getClass().getSimpleName();
    }

    /** For a person who waits. */
    String title();

    List<Figure> measure(Subject subject, Effort effort);
}
