package dev.facteur.benchmark.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that was measured.
 *
 * @param values by their names, such as {@code p50}, in the order they are shown
 * @param plot how it came to that, where that is of interest
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Figure(String name, String unit, Map<String, Double> values, List<Goal> goals, Optional<Plot> plot) {
    public Figure {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        goals = List.copyOf(goals);
        if (!values.keySet().containsAll(goals.stream().map(Goal::value).toList())) {
            throw new IllegalArgumentException("goals must be about one of the values each");
        }
    }

    public Figure(String name, String unit, Map<String, Double> values) {
        this(name, unit, values, List.of(), Optional.empty());
    }

    public static Figure of(String name, String unit, String value, double measured) {
        return new Figure(name, unit, Map.of(value, measured));
    }

    /** The same, with one goal more. */
    public Figure with(Goal goal) {
        return new Figure(
                name,
                unit,
                values,
                Stream.concat(goals.stream(), Stream.of(goal)).toList(),
                plot);
    }

    /** The same, drawn. */
    public Figure drawn(Plot picture) {
        return new Figure(name, unit, values, goals, Optional.of(picture));
    }

    /** Empty where nothing was to be reached. */
    @JsonProperty
    Optional<Boolean> reached() {
        return goals.isEmpty() ? Optional.empty() : Optional.of(missed().isEmpty());
    }

    /** What was to be reached and is not. */
    List<Goal> missed() {
        return goals.stream()
                .filter(goal -> !goal.isReachedBy(value(goal.value())))
                .toList();
    }

    /** Such as {@code p50 21.4, p99 40 ms}. */
    String measured() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " " + Numbers.shown(value.getValue()))
                .collect(Collectors.joining(", ", "", unit.isEmpty() ? "" : " " + unit));
    }

    @Override
    public String toString() {
        return name + ": " + measured();
    }

    private double value(String wanted) {
        return values.getOrDefault(wanted, Double.NaN);
    }
}
