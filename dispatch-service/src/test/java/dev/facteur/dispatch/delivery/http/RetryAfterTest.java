package dev.facteur.dispatch.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                " 0 | PT1S",
                "Tue, 24 Nov 2026 08:00:30 GMT | PT30S",
                "Tue, 24 Nov 2026 07:00:00 GMT | PT1S",
                "999999999 | PT24H",
                "Tue, 24 Nov 2099 08:00:00 GMT | PT24H"
            })
    void secondsAndDatesAreRead(String value, Duration pause) {
        assertThat(RetryAfter.of(value, NOW)).contains(pause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "12345678901234567890", "١٢"})
    void whatCannotBeReadSaysNothing(String value) {
        assertThat(RetryAfter.of(value, NOW)).isEmpty();
    }

    @Test
    void theDayOfTheWeekMayBeWrong() {
        assertThat(RetryAfter.of("Mon, 24 Nov 2026 08:00:30 GMT", NOW)).isEmpty();
    }
}
