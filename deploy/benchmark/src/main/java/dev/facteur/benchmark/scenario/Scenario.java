package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import java.util.List;

/** One thing that users of the product do, or operators see. */
public sealed interface Scenario
        permits StartToReady, SaveWithCheck, ChecksAtOnce, ProfileReads, SilentServer, PeakMemory {

    /** In their order: a restart forgets the peak of memory, and the peak is that of all the others. */
    List<Scenario> ALL = List.of(
            new StartToReady(),
            new SaveWithCheck(),
            new ChecksAtOnce(),
            new ProfileReads(),
            new SilentServer(),
            new PeakMemory());

    /** For a person who waits. */
    String title();

    List<Figure> measure(Subject subject, Effort effort);
}
