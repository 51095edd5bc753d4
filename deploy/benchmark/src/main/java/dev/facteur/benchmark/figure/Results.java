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
        figures.forEach(figure -> rows.add(List.of(
                figure.name(),
                figure.measured(),
                figure.goal().map(goal -> goal.words(figure.unit())).orElse(""),
                figure.reached().map(reached -> reached ? "reached" : "MISSED").orElse(""))));
        return TextTable.of(rows);
    }

    /** Two files, the table and all that was measured as JSON, named by the time; returns the table's. */
    public Path writeTo(Path directory) {
        String name = at.truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve(name + ".json"),
                    FacteurJson.newMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this));
            return Files.writeString(directory.resolve(name + ".md"), markdown());
        } catch (IOException e) {
            throw new UncheckedIOException("The results cannot be written to " + directory, e);
        }
    }

    private String markdown() {
        return "# %s%s%n%n%s.%n%n%s"
                .formatted(at.truncatedTo(ChronoUnit.SECONDS), quick ? " (quick)" : "", machine.words(), table());
    }
}
