package dev.facteur.benchmark;

import dev.facteur.benchmark.scenario.Effort;
import dev.facteur.local.CannotRun;
import java.util.Arrays;

/** What {@code ./deploy/benchmark/run} was asked for. */
record Options(boolean quick) {
    static Options parse(String[] arguments) {
        Arrays.stream(arguments)
                .filter(argument -> !argument.equals("--quick"))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new CannotRun(
                            "%s is not an option here. Usage: ./deploy/benchmark/run [--quick]".formatted(unknown));
                });
        return new Options(arguments.length > 0);
    }

    Effort effort() {
        return quick ? Effort.QUICK : Effort.FULL;
    }
}
