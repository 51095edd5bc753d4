package dev.facteur.local;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./deploy/local/run} was asked for.
 *
 * @param once show the job, then stop; the exit code says whether all went as expected
 * @param training as {@code once}, on free ports, while the services make their caches of loaded classes
 */
record Options(boolean once, boolean training, Ports ports) {
    static final String USAGE = "Usage: ./deploy/local/run [--once]";
    private static final String ONCE = "--once";
    private static final String TRAIN = "--train";

    static Options parse(String[] arguments, Map<String, String> environment) {
        List<String> unknown = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(ONCE) && !argument.equals(TRAIN))
                .toList();
        if (!unknown.isEmpty()) {
            throw new CannotRun("%s is not an option here. %s".formatted(unknown.getFirst(), USAGE));
        }
        boolean training = List.of(arguments).contains(TRAIN);
        return new Options(arguments.length > 0, training, training ? Ports.free() : Ports.from(environment));
    }
}
