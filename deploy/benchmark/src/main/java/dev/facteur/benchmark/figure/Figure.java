package dev.facteur.benchmark.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that was measured.
 *
 * @param values by their names, such as {@code p50}, in the order they are shown
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Figure(String name, String unit, Map<String, Double> values, Optional<Goal> goal) {
    public Figure {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (goal.isPresent() && !values.containsKey(goal.get().value())) {
            throw new IllegalArgumentException("goal must be about one of the values");
        }
    }

    public Figure(String name, String unit, Map<String, Double> values) {
        this(name, unit, values, Optional.empty());
    }

    public static Figure of(String name, String unit, String value, double measured) {
        return new Figure(name, unit, Map.of(value, measured));
    }

    public Figure with(Goal aim) {
        return new Figure(name, unit, values, Optional.of(aim));
    }

    /** Empty where nothing was to be reached. */
    @JsonProperty
    Optional<Boolean> reached() {
        return goal.map(aim -> aim.isReachedBy(value(aim.value())));
    }

    /** Such as {@code p50 21.4, p99 40 ms}. */
    String measured() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " " + Numbers.shown(value.getValue()))
                .collect(Collectors.joining(", ", "", unit.isEmpty() ? "" : " " + unit));
    }

    private double value(String wanted) {
        return values.getOrDefault(wanted, Double.NaN);
    }
}
