package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.facteur.local.Monitoring.Alert;
import dev.facteur.local.Monitoring.Dashboard;
import dev.facteur.local.Monitoring.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What deploy/monitoring says, as far as it can be read without running it. */
class MonitoringFilesTest {
    /** Units of Grafana that mean what the panels show. */
    private static final Set<String> UNITS = Set.of("short", "s", "ops", "reqps", "percentunit", "bytes");

    private static final Pattern SECTION = Pattern.compile(
            "^## (\\w+)\\n\\*\\*Means\\*\\* .+\\n\\*\\*Look at\\*\\* .+\\n" + "\\*\\*Do\\*\\* .+$", Pattern.MULTILINE);

    @Test
    void everyAlertHasASectionInTheRunbookAndEverySectionItsAlert() {
        String runbook = Monitoring.read(Monitoring.DIRECTORY.resolve("runbook.md"));

        List<String> sections = SECTION.matcher(runbook)
                .results()
                .map(section -> section.group(1))
                .toList();

        assertThat(sections)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        Monitoring.alerts().stream().map(Alert::name).toList());
        assertThat(Monitoring.read(Monitoring.RULES))
                .contains(Monitoring.alerts().stream()
                        .map(alert -> "runbook.md#" + alert.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void everyAlertIsTriedToFire() {
        String tests = Monitoring.read(Monitoring.RULE_TESTS);

        assertThat(Monitoring.alerts())
                .allSatisfy(alert -> assertThat(tests).contains("alertname=\"" + alert.name() + "\""));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShows(Dashboard dashboard) {
        assertThat(dashboard.panels().stream().filter(panel -> !panel.isRow()))
                .isNotEmpty()
                .allSatisfy(panel -> {
                    assertThat(panel.title()).isNotBlank();
                    assertThat(panel.json().path("description").asText())
                            .as(panel.title())
                            .endsWith(".");
                    assertThat(panel.unit()).as(panel.title()).isIn(UNITS);
                    assertThat(panel.expressions())
                            .as(panel.title())
                            .isNotEmpty()
                            .noneMatch(String::isBlank);
                    assertThat(panel.json().path("datasource").path("uid").asText())
                            .isEqualTo("prometheus");
                });
        assertThat(dashboard.panels().stream().map(Panel::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noPanelLiesOnAnother(Dashboard dashboard) {
        List<Panel> panels = dashboard.panels();

        for (Panel panel : panels) {
            assertThat(panel.place().isOnGrid()).as(panel.title()).isTrue();
            assertThat(panels.stream()
                            .filter(other ->
                                    other.id() != panel.id() && other.place().overlaps(panel.place()))
                            .map(Panel::title))
                    .as(panel.title())
                    .isEmpty();
        }
    }

    @Test
    void whatComesFromTheLedgerIsNeverSummedOverProcesses() {
        Pattern summed =
                Pattern.compile("sum[^(]*\\(\\s*facteur_(documents_waiting|documents_held|senders_expired|events_untold"
                        + "|sent_copies_waiting|sent_copies_oldest|profiles_unpublished|secrets)");

        assertThat(expressions())
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(expression).doesNotContainPattern(summed));
    }

    @Test
    void prometheusTakesItsConfiguration() throws Exception {
        assertThat(promtool("check", "config", Monitoring.CONFIGURATION.toString()))
                .isZero();
    }

    @Test
    void everyAlertFiresWhenItShouldAndIsSilentElse() throws Exception {
        assertThat(promtool("test", "rules", Monitoring.RULE_TESTS.toString())).isZero();
    }

    private static int promtool(String... arguments) throws IOException, InterruptedException {
        Path promtool = Path.of("/usr/bin/promtool");
        assumeThat(promtool)
                .as("Debian's package prometheus brings promtool: without it this is not tried")
                .exists();
        List<String> command = Stream.concat(Stream.of(promtool.toString()), Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static Stream<String> expressions() {
        return Stream.concat(
                Monitoring.alerts().stream().map(Alert::expression),
                dashboards().stream()
                        .flatMap(dashboard -> dashboard.panels().stream())
                        .flatMap(panel -> panel.expressions().stream()));
    }

    private static List<Dashboard> dashboards() {
        return Monitoring.dashboards();
    }
}
