package dev.facteur.benchmark.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How some values went while something grew: one panel below the other, each from zero up, as SVG.
 *
 * @param along what grew, for people
 * @param at how far it had grown, for each sample
 */
public record Plot(String along, List<Double> at, List<Line> lines) {
    private static final int WIDTH = 640;
    private static final int PANEL = 150;
    private static final int LEFT = 70;
    private static final int TOP = 30;
    private static final int BOTTOM = 30;

    public Plot {
        at = List.copyOf(at);
        lines = List.copyOf(lines);
        int samples = at.size();
        if (samples < 2 || lines.stream().anyMatch(line -> line.values().size() != samples)) {
            throw new IllegalArgumentException("a line has a value for each of two samples at least");
        }
    }

    /** One value's way. */
    public record Line(String name, List<Double> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /** A whole file. */
    String svg() {
        int height = lines.size() * PANEL + BOTTOM;
        String panels = IntStream.range(0, lines.size())
                .mapToObj(i -> panel(lines.get(i), i * PANEL))
                .collect(Collectors.joining());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"
                     font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                %3$s<text x="%4$d" y="%5$d" text-anchor="middle">%6$s: %7$s to %8$s</text>
                </svg>
                """.formatted(
                        WIDTH,
                        height,
                        panels,
                        (WIDTH + LEFT) / 2,
                        height - 8,
                        along,
                        Numbers.shown(at.getFirst()),
                        Numbers.shown(at.getLast()));
    }

    private String panel(Line line, int top) {
        double most =
                line.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double scale = most > 0 ? most : 1;
        int floor = top + PANEL - 10;
        double heightOf = PANEL - 10.0 - TOP;
        String points = IntStream.range(0, at.size())
                .mapToObj(i -> point(x(at.get(i)), floor - line.values().get(i) / scale * heightOf))
                .collect(Collectors.joining(" "));
        return """
                <text x="%1$d" y="%2$d">%3$s</text>
                <path d="M%1$d %4$dH%5$d" stroke="silver"/><path d="M%1$d %6$dH%5$d" stroke="silver"/>
                <text x="%7$d" y="%4$d" text-anchor="end">%8$s</text><text x="%7$d" y="%6$d" text-anchor="end">0</text>
                <polyline points="%9$s" fill="none" stroke="#0b5394" stroke-width="2"/>
                """.formatted(
                LEFT, top + 18, line.name(), top + TOP, WIDTH - 10, floor, LEFT - 6, Numbers.shown(scale), points);
    }

    private double x(double value) {
        double span = at.getLast() - at.getFirst();
        return LEFT + (span > 0 ? (value - at.getFirst()) / span : 0) * (WIDTH - 10.0 - LEFT);
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }
}
