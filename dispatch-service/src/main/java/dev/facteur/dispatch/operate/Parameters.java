package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.problem.Fault;
import dev.facteur.dispatch.problem.ProblemException;
import dev.facteur.dispatch.problem.ProblemType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what was written into parameters or fields; collects all that is wrong, and tells it at once. */
final class Parameters {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final List<Fault> faults = new ArrayList<>();

    /** One that is misspelt, or has no value, would be a filter that nobody applies: it would find too much. */
    void accept(Map<String, List<String>> given, Set<String> known) {
        new TreeMap<>(given).forEach((name, values) -> {
            if (!known.contains(name)) {
                unknown(name);
            } else if (values.contains("")) {
                missing(name);
            }
        });
    }

    /** A value whose type refuses what it cannot be. */
    <T> Optional<T> value(String name, @Nullable String text, Function<String, T> type, String form) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.apply(text));
        } catch (IllegalArgumentException | DateTimeParseException unfit) {
            faults.add(new Fault("/" + name, Fault.Code.INVALID, form));
            return Optional.empty();
        }
    }

    <T extends Enum<T>> Optional<T> constant(
            String name, @Nullable String text, T[] constants, Function<T, String> written) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> constant = Arrays.stream(constants)
                .filter(candidate -> written.apply(candidate).equals(text))
                .findFirst();
        if (constant.isEmpty()) {
            String possible = Arrays.stream(constants).map(written).collect(Collectors.joining(", "));
            faults.add(new Fault("/" + name, Fault.Code.VALUE_UNKNOWN, possible));
        }
        return constant;
    }

    <T extends Enum<T>> Optional<T> constant(String name, @Nullable String text, T[] constants) {
        return constant(name, text, constants, Enum::name);
    }

    Optional<Instant> instant(String name, @Nullable String text) {
        return value(name, text, Parameters::instant, "2026-11-24T08:00:00Z");
    }

    int number(String name, @Nullable String text, int min, int max, int otherwise) {
        return value(name, text, digits -> within(min, max, Integer.parseInt(digits)), min + "–" + max)
                .orElse(otherwise);
    }

    boolean flag(String name, @Nullable String text) {
        return value(name, text, Parameters::flag, "true, false").orElse(false);
    }

    void unknown(String name) {
        faults.add(Fault.of("/" + name, Fault.Code.UNKNOWN));
    }

    void missing(String name) {
        faults.add(Fault.of(name.isEmpty() ? "" : "/" + name, Fault.Code.REQUIRED));
    }

    /** @throws ProblemException if anything was wrong */
    void check(ProblemType problem) {
        if (!faults.isEmpty()) {
            throw new ProblemException(problem, faults);
        }
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException("not a time of ours");
        }
        return instant;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static int within(int min, int max, int number) {
        if (number < min || number > max) {
            throw new IllegalArgumentException("out of bounds");
        }
        return number;
    }
}
