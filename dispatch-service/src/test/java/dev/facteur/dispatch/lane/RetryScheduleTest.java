package dev.facteur.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest
    @CsvSource({"1,PT1M", "2,PT5M", "3,PT15M", "4,PT30M", "5,PT1H", "6,PT1H", "20,PT1H"})
    void pausesGrowToAnHour(int attempt, Duration pause) {
        assertThat(RetrySchedule.next(attempt, BEGIN, BEGIN, Optional.empty(), 0))
                .contains(BEGIN.plus(pause));
    }

    @Test
    void jitterSpreadsByAFifth() {
        assertThat(RetrySchedule.next(1, BEGIN, BEGIN, Optional.empty(), 1)).contains(BEGIN.plusSeconds(72));
    }

    @Test
    void whatTheServerAskedForIsHonoured() {
        assertThat(RetrySchedule.next(1, BEGIN, BEGIN, Optional.of(Duration.ofHours(24)), 0))
                .contains(BEGIN.plus(Duration.ofHours(24)));
    }

    @Test
    void afterADayItIsGivenUp() {
        Instant almostADay = BEGIN.plus(Duration.ofHours(23)).plusSeconds(60);
        assertThat(RetrySchedule.next(26, BEGIN, almostADay, Optional.empty(), 0))
                .isEmpty();
    }
}
