package dev.facteur.benchmark;

import dev.facteur.benchmark.scenario.Effort;
import dev.facteur.benchmark.scenario.Scenario;
import dev.facteur.local.CannotRun;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code ./deploy/benchmark/run} was asked for.
 *
 * @param readme whether the table goes into the README
 * @param scale whether these are the scenarios of scale
 */
record Options(boolean quick, boolean readme, boolean scale, List<Scenario> scenarios) {
    private static final List<Scenario> KNOWN =
            Stream.concat(Scenario.ALL.stream(), Scenario.OF_SCALE.stream()).toList();
    private static final String USAGE =
            "Usage: ./deploy/benchmark/run [--scale] [--quick] [--readme] [--only NAME,NAME…], of %s"
                    .formatted(KNOWN.stream().map(Scenario::nameOf).collect(Collectors.joining(", ")));

    static Options parse(String[] arguments) {
        boolean quick = false;
        boolean readme = false;
        boolean scale = false;
        String only = "";
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--quick" -> quick = true;
                case "--readme" -> readme = true;
                case "--scale" -> scale = true;
                case "--only" -> only = left.isEmpty() ? "?" : left.pop();
                default -> throw new CannotRun("%s is not an option here. %s.".formatted(argument, USAGE));
            }
        }
        if (readme && (quick || !only.isEmpty())) {
            throw new CannotRun("The README has the table of a whole run: no --readme with --quick or --only.");
        }
        List<Scenario> all = scale ? Scenario.OF_SCALE : Scenario.ALL;
        return new Options(quick, readme, scale, only.isEmpty() ? all : named(only));
    }

    Effort effort() {
        return quick ? Effort.QUICK : Effort.FULL;
    }

    private static List<Scenario> named(String names) {
        List<String> wanted = List.of(names.split(",", -1));
        List<String> known = KNOWN.stream().map(Scenario::nameOf).toList();
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new CannotRun("There is no scenario \"%s\". %s.".formatted(unknown, USAGE));
        });
        // In their own order, which some of them need.
        return KNOWN.stream()
                .filter(scenario -> wanted.contains(Scenario.nameOf(scenario)))
                .toList();
    }
}
