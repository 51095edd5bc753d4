package dev.facteur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record does with components that JSON may have left out. */
public final class Fields {
    private Fields() {}

    /**
     * Returns the value.
     *
     * @throws IllegalArgumentException naming the field, if it is missing
     */
    public static <T> T require(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }

    /** An unmodifiable copy; a list left out is an empty one. */
    public static <T> List<T> listOf(String field, @Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(java.util.Objects::isNull)) {
            throw new IllegalArgumentException(field + " must not contain null");
        }
        return List.copyOf(values);
    }
}
