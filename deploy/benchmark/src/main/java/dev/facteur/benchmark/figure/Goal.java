package dev.facteur.benchmark.figure;

/**
 * What a figure should reach.
 *
 * @param value which of the figure's values
 */
public record Goal(String value, Direction direction, double bound) {
    public enum Direction {
        AT_MOST("≤"),
        AT_LEAST("≥");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    public static Goal atMost(String value, double bound) {
        return new Goal(value, Direction.AT_MOST, bound);
    }

    public static Goal atLeast(String value, double bound) {
        return new Goal(value, Direction.AT_LEAST, bound);
    }

    boolean isReachedBy(double measured) {
        return switch (direction) {
            case AT_MOST -> measured <= bound;
            case AT_LEAST -> measured >= bound;
        };
    }

    /** Such as {@code p99 ≤ 300 ms}. */
    String words(String unit) {
        return "%s %s %s %s"
                .formatted(value, direction.sign, Numbers.shown(bound), unit)
                .strip();
    }
}
