package dev.facteur.submission;

import java.util.Optional;

/** An enhanced status code, {@code class.subject.detail} (RFC 3463). */
public record EnhancedStatusCode(int statusClass, int subject, int detail) {
    public EnhancedStatusCode {
        if (statusClass != 2 && statusClass != 4 && statusClass != 5) {
            throw new IllegalArgumentException("statusClass must be 2, 4 or 5: " + statusClass);
        }
        if (subject < 0 || subject > 999 || detail < 0 || detail > 999) {
            throw new IllegalArgumentException("subject and detail must be 0 to 999: " + subject + ", " + detail);
        }
    }

    /** Reads the code at the very start of a reply's text; what follows it must be a space or nothing. */
    static Optional<EnhancedStatusCode> atStartOf(String text) {
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        int first = word.indexOf('.');
        int second = word.indexOf('.', first + 1);
        if (first != 1 || second < 0 || "245".indexOf(word.charAt(0)) < 0) {
            return Optional.empty();
        }
        int subject = number(word, first + 1, second);
        int detail = number(word, second + 1, word.length());
        return subject < 0 || detail < 0
                ? Optional.empty()
                : Optional.of(new EnhancedStatusCode(word.charAt(0) - '0', subject, detail));
    }

    /** One to three digits, or -1. */
    private static int number(String word, int from, int to) {
        if (to - from < 1 || to - from > 3) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** As on the wire: {@code 5.7.8}. */
    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
