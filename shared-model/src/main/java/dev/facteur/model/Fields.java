package dev.facteur.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a record does with components that JSON may have left out. */
public final class Fields {
    private Fields() {}

    /**
     * Returns the value.
     *
     * @throws InvalidValueException naming the field, if it is missing
     */
    public static <T> T require(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidValueException(field, "is required");
        }
        return value;
    }

    /** A text that says something: neither missing nor blank. */
    public static String requireText(String field, @Nullable String text) {
        String given = require(field, text);
        if (given.isBlank()) {
            throw new InvalidValueException(field, "must not be blank");
        }
        return given;
    }

    /** A count that is not below what it can be. */
    public static long requireAtLeast(long minimum, String field, long count) {
        if (count < minimum) {
            throw new InvalidValueException(field, "must be at least " + minimum);
        }
        return count;
    }

    /** An unmodifiable copy; a list left out is an empty one. */
    public static <T> List<T> listOf(String field, @Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        for (int i = 0; i < values.size(); i++) {
            if (Objects.isNull(values.get(i))) {
                throw new InvalidValueException(field + "/" + i, "must not be null");
            }
        }
        return List.copyOf(values);
    }

    /** A text without the space around it; one of nothing else is absent. */
    public static Optional<String> stripped(Optional<String> text) {
        return text.map(String::strip).filter(given -> !given.isEmpty());
    }
}
