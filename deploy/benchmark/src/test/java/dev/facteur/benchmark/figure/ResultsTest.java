package dev.facteur.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facteur.model.FacteurJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final Figure SAVE = new Figure(
                    "save with check",
                    "ms",
                    new Latencies(List.of(Duration.ofMillis(20), Duration.ofMillis(321))).values())
            .with(Goal.atMost("p99", 300));
    private static final Figure READY =
            Figure.of("start to ready", "ms", "median", 1830.4).with(Goal.atMost("median", 2000));
    private static final Figure RATE = Figure.of("profiles read", "", "a second", 7.25);
    private static final Results RESULTS = new Results(
            Instant.parse("2026-11-24T09:30:15.123Z"),
            false,
            new Machine(2, 7950, "Linux amd64", "25.0.3", 0.1, 1.97),
            List.of(SAVE, READY, RATE));

    @Test
    void theTableSaysWhatIsReached() {
        assertThat(RESULTS.table()).isEqualTo("""
                | what            | measured                    | to reach         |         |
                | --------------- | --------------------------- | ---------------- | ------- |
                | save with check | p50 20, p99 321, max 321 ms | p99 ≤ 300 ms     | MISSED  |
                | start to ready  | median 1830 ms              | median ≤ 2000 ms | reached |
                | profiles read   | a second 7.3                |                  |         |
                """);
    }

    @Test
    void ofSeveralGoalsItSaysWhichAreMissed() {
        Figure figure = new Figure("relay", "", Map.of("a second", 900.0))
                .with(Goal.atLeast("a second", 800))
                .with(Goal.atLeast("a second", 1000));

        assertThat(results(figure).table())
                .contains("a second ≥ 800, a second ≥ 1000")
                .contains("MISSED: a second |");
    }

    @Test
    void plotsAreWrittenBesideTheTable(@TempDir Path directory) {
        Plot plot =
                new Plot("requests", List.of(1.0, 2.0), List.of(new Plot.Line("memory, MiB", List.of(200.0, 210.0))));

        Path table = results(RATE.drawn(plot)).writeTo(directory);

        assertThat(table).content().contains("![](2026-11-24T09-30-15Z-1.svg)");
        assertThat(directory.resolve("2026-11-24T09-30-15Z-1.svg"))
                .content()
                .contains("memory, MiB")
                .contains("requests: 1 to 2");
    }

    @Test
    void aPageShowsTheLatestAlone(@TempDir Path directory) throws IOException {
        Path page =
                Files.writeString(directory.resolve("README.md"), "a\n<!-- figures -->\nold\n<!-- /figures -->\nb\n");

        new Page(page, "figures").show(results(RATE));

        assertThat(page)
                .content()
                .startsWith("a\n<!-- figures -->\n\n2026-11-24: 2 cores")
                .contains("profiles read")
                .doesNotContain("old")
                .endsWith("<!-- /figures -->\nb\n");
    }

    private static Results results(Figure figure) {
        return new Results(RESULTS.at(), false, RESULTS.machine(), List.of(figure));
    }

    @Test
    void isWrittenForPeopleAndForPrograms(@TempDir Path directory) throws IOException {
        Path table = RESULTS.writeTo(directory.resolve("results"));

        assertThat(table).hasFileName("2026-11-24T09-30-15Z.md").content().startsWith("""
                # 2026-11-24T09:30:15Z

                2 cores, 7950 MiB, Linux amd64, JDK 25.0.3; load average 0.10 before and 1.97 after.

                | what""");
        JsonNode json =
                FacteurJson.newMapper().readTree(Files.readString(table.resolveSibling("2026-11-24T09-30-15Z.json")));
        assertThat(json.at("/machine/processors").intValue()).isEqualTo(2);
        assertThat(json.at("/figures/0/values/p99").doubleValue()).isEqualTo(321);
        assertThat(json.at("/figures/0/reached").booleanValue()).isFalse();
        assertThat(json.at("/figures/2").has("reached")).isFalse();
    }

    @Test
    void aGoalIsAboutAValueThatWasMeasured() {
        assertThatThrownBy(() -> new Figure("x", "ms", Map.of("max", 1.0)).with(Goal.atLeast("p50", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
