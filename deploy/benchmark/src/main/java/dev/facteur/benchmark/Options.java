package dev.facteur.benchmark;

import dev.facteur.benchmark.scenario.Effort;
import dev.facteur.benchmark.scenario.Scenario;
import dev.facteur.local.CannotRun;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code ./deploy/benchmark/run} was asked for. */
record Options(boolean quick, List<Scenario> scenarios) {
    private static final String USAGE = "Usage: ./deploy/benchmark/run [--quick] [--only NAME,NAME…], of %s"
            .formatted(Scenario.ALL.stream().map(Scenario::nameOf).collect(Collectors.joining(", ")));

    static Options parse(String[] arguments) {
        boolean quick = false;
        List<Scenario> scenarios = Scenario.ALL;
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--quick" -> quick = true;
                case "--only" -> scenarios = named(left.isEmpty() ? "" : left.pop());
                default -> throw new CannotRun("%s is not an option here. %s.".formatted(argument, USAGE));
            }
        }
        return new Options(quick, scenarios);
    }

    Effort effort() {
        return quick ? Effort.QUICK : Effort.FULL;
    }

    private static List<Scenario> named(String names) {
        List<String> wanted = List.of(names.split(",", -1));
        List<String> known = Scenario.ALL.stream().map(Scenario::nameOf).toList();
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new CannotRun("There is no scenario \"%s\". %s.".formatted(unknown, USAGE));
        });
        // In their own order, which some of them need.
        return Scenario.ALL.stream()
                .filter(scenario -> wanted.contains(Scenario.nameOf(scenario)))
                .toList();
    }
}
