package dev.facteur.benchmark.figure;

import dev.facteur.model.FacteurJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What came out of one run.
 *
 * @param quick too few rounds for the figures to mean anything
 */
public record Results(Instant at, boolean quick, Machine machine, List<Figure> figures) {
    public Results {
        figures = List.copyOf(figures);
    }

    /** A table for people, which is Markdown too. */
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("what", "measured", "to reach", ""));
        figures.forEach(figure ->
                rows.add(List.of(figure.name(), figure.measured(), wordsOf(figure.goals(), figure), verdict(figure))));
        return TextTable.of(rows);
    }

    private static String wordsOf(List<Goal> goals, Figure figure) {
        return goals.stream().map(goal -> goal.words(figure.unit())).collect(Collectors.joining(", "));
    }

    private static String verdict(Figure figure) {
        return figure.reached()
                .map(reached -> reached ? "reached" : "MISSED" + which(figure))
                .orElse("");
    }

    /** Named only where there was more than one to miss. */
    private static String which(Figure figure) {
        return figure.goals().size() == 1
                ? ""
                : figure.missed().stream().map(Goal::value).collect(Collectors.joining(", ", ": ", ""));
    }

    /** The table, all that was measured as JSON, and the plots as SVG, named by the time; returns the table's file. */
    public Path writeTo(Path directory) {
        String name = at.truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve(name + ".json"),
                    FacteurJson.newMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this));
            for (int i = 0; i < plots().size(); i++) {
                Files.writeString(
                        directory.resolve(plotName(name, i)), plots().get(i).svg());
            }
            return Files.writeString(directory.resolve(name + ".md"), markdown(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The results cannot be written to " + directory, e);
        }
    }

    private String markdown(String name) {
        String pictures = IntStream.range(0, plots().size())
                .mapToObj(i -> "%n![](%s)%n".formatted(plotName(name, i)))
                .collect(Collectors.joining());
        return "# %s%s%n%n%s%s"
                .formatted(at.truncatedTo(ChronoUnit.SECONDS), quick ? " (quick)" : "", summary(), pictures);
    }

    private List<Plot> plots() {
        return figures.stream().flatMap(figure -> figure.plot().stream()).toList();
    }

    private static String plotName(String name, int number) {
        return "%s-%d.svg".formatted(name, number + 1);
    }

    /** Where it was measured, and the table. */
    String summary() {
        return "%s.%n%n%s".formatted(machine.words(), table());
    }
}
