package dev.facteur.benchmark.figure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns of one width, as Markdown wants them and a terminal shows them well. */
final class TextTable {
    private TextTable() {}

    /** @param rows of as many cells each; the first is the heading */
    static String of(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        List<String> rule =
                widths.stream().map(width -> "-".repeat(Math.max(width, 3))).toList();
        StringBuilder table = new StringBuilder();
        table.append(line(rows.getFirst(), widths)).append(line(rule, widths));
        rows.stream().skip(1).forEach(row -> table.append(line(row, widths)));
        return table.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> pad(cells.get(column), widths.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
