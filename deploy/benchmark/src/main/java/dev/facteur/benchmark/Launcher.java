package dev.facteur.benchmark;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Machine;
import dev.facteur.benchmark.figure.Page;
import dev.facteur.benchmark.figure.Results;
import dev.facteur.benchmark.scenario.Scenario;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.local.CannotRun;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Behind {@code ./deploy/benchmark/run}: measures one scenario after the other, shows and writes what came out. */
final class Launcher {
    private final Options options;
    private final Path root;
    private final Path work;
    private final Path results;

    /**
     * @param root of the project
     * @param work a directory of its own, gone afterwards
     */
    Launcher(Options options, Path root, Path work, Path results) {
        this.options = options;
        this.root = root;
        this.work = work;
        this.results = results;
    }

    /** Ends with 0 if everything was measured, whether or not the figures are reached. */
    public static void main(String[] arguments) {
        int code = 1;
        try {
            Path root = Path.of(System.getProperty("facteur.root", "."));
            new Launcher(
                            Options.parse(arguments),
                            root,
                            Path.of(System.getProperty("java.io.tmpdir")),
                            root.resolve("deploy/benchmark/target/results"))
                    .run();
            code = 0;
        } catch (CannotRun refusal) {
            System.err.println("run: " + refusal.sentence());
        }
        System.exit(code);
    }

    Results run() {
        Machine machine = Machine.now();
        List<Figure> figures = new ArrayList<>();
        Path logs = root.resolve("deploy/benchmark/target/log");
        try (Subject subject = Subject.start(root, work, logs)) {
            for (Scenario scenario : options.scenarios()) {
                System.out.println("  " + scenario.title() + " …");
                List<Figure> measured = scenario.measure(subject, options.effort());
                // Should a later one fail, nobody has waited for nothing.
                measured.forEach(figure -> System.out.println("    " + figure));
                figures.addAll(measured);
            }
        }
        Results measured = new Results(Clock.systemUTC().instant(), options.quick(), machine.afterwards(), figures);
        System.out.printf("%n%s%n%s.%n", measured.table(), measured.machine().words());
        System.out.println("Written to " + measured.writeTo(results));
        if (options.readme()) {
            Path readme = root.resolve("deploy/benchmark/README.md");
            new Page(readme, options.scale() ? "scale" : "figures").show(measured);
            System.out.println("Shown in " + readme);
        }
        return measured;
    }
}
