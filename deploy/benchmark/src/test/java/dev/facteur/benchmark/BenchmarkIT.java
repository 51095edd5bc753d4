package dev.facteur.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Results;
import dev.facteur.benchmark.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That it runs; what the figures are is nobody's business in a build. */
class BenchmarkIT {
    private static final String TEN_SECONDS = "never speaks";
    private static final Set<String> TOO_LONG = Set.of("Fairness", "RelayThroughput", "MailboxThroughput");

    @Test
    void everyScenarioHasItsFigures(@TempDir Path results, @TempDir Path parent) {
        List<Scenario> scenarios = Scenario.ALL.stream()
                .filter(scenario -> !scenario.title().contains(TEN_SECONDS))
                .filter(scenario -> !TOO_LONG.contains(Scenario.nameOf(scenario)))
                .toList();
        Path root = Path.of(System.getProperty("facteur.root"));

        Results measured =
                new Launcher(new Options(true, false, false, scenarios), root, parent.resolve("work"), results).run();

        assertThat(measured.figures())
                .extracting(Figure::name)
                .anyMatch(name -> name.contains("start to ready"))
                .anyMatch(name -> name.startsWith("save with check"))
                .anyMatch(name -> name.startsWith("checks"))
                .anyMatch(name -> name.startsWith("profiles read"))
                .anyMatch(name -> name.startsWith("the server away"))
                .anyMatch(name -> name.startsWith("kill -9 of the only instance"))
                .anyMatch(name -> name.startsWith("kill -9 of one of two"));
        assertThat(results).isDirectoryContaining("glob:**.md").isDirectoryContaining("glob:**.json");
    }
}
