package dev.facteur.benchmark.figure;

import java.util.Locale;

/** Numbers for people: as many digits as were measured. */
final class Numbers {
    private static final int WHOLE_FROM = 100;
    private static final int RATIO_BELOW = 2;

    private Numbers() {}

    static String shown(double number) {
        boolean whole = number >= WHOLE_FROM || number == Math.rint(number);
        String fraction = number < RATIO_BELOW ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, whole ? "%.0f" : fraction, number);
    }
}
