package dev.facteur.dispatch.delivery.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a server wants to be asked again (RFC 9110 §10.2.3). Pure. */
public final class RetryAfter {
    /** A day: limits end by then, and a wrong answer must not park a document for ever. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Whoever says "at once" and refuses again would be asked without a pause. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /** Of the header's value, seconds or a date; what cannot be read says nothing. */
    public static Optional<Duration> of(String value, Instant now) {
        String given = value.strip();
        if (!given.isEmpty() && given.length() <= MAX_DIGITS && given.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(given))));
        }
        try {
            return Optional.of(until(
                    ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    now));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** As long as it is until then; a second if that is past. */
    public static Duration until(Instant then, Instant now) {
        return bounded(Duration.between(now, then));
    }

    private static Duration bounded(Duration pause) {
        if (pause.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
