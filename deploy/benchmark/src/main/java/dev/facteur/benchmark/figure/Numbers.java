package dev.facteur.benchmark.figure;

import java.util.Locale;

/** Numbers for people: as many digits as were measured. */
final class Numbers {
    private static final int WHOLE_FROM = 100;

    private Numbers() {}

    static String shown(double number) {
        boolean whole = number >= WHOLE_FROM || number == Math.rint(number);
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", number);
    }
}
