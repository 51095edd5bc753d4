package dev.facteur.local;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./deploy/local/run} was asked for.
 *
 * @param once show the job, then stop; the exit code says whether all went as expected
 */
record Options(boolean once, Ports ports) {
    static final String USAGE = "Usage: ./deploy/local/run [--once]";

    static Options parse(String[] arguments, Map<String, String> environment) {
        List<String> unknown = Arrays.stream(arguments)
                .filter(argument -> !argument.equals("--once"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new CannotRun("%s is not an option here. %s".formatted(unknown.getFirst(), USAGE));
        }
        return new Options(arguments.length > 0, Ports.from(environment));
    }
}
