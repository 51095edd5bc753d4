package dev.facteur.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest(name = "deferred for {0}: again after {1}")
    @CsvSource({"PT0S,PT1M", "PT1M,PT5M", "PT6M,PT15M", "PT21M,PT30M", "PT51M,PT1H", "PT1H51M,PT1H", "PT20H,PT1H"})
    void pausesGrowToAnHour(Duration deferred, Duration pause) {
        Instant now = SINCE.plus(deferred);
        assertThat(RetrySchedule.FOR_A_DAY.next(SINCE, now, Optional.empty(), 0))
                .contains(now.plus(pause));
    }

    @Test
    void jitterSpreadsByAFifth() {
        assertThat(RetrySchedule.FOR_A_DAY.next(SINCE, SINCE, Optional.empty(), 1))
                .contains(SINCE.plusSeconds(72));
    }

    @Test
    void whatTheServerAskedForIsHonoured() {
        Instant almostADay = SINCE.plus(Duration.ofHours(23));
        assertThat(RetrySchedule.FOR_A_DAY.next(SINCE, almostADay, Optional.of(Duration.ofHours(24)), 0))
                .contains(almostADay.plus(Duration.ofHours(24)));
    }

    @Test
    void anOperatorsScheduleCounts() {
        RetrySchedule hasty = new RetrySchedule(List.of(Duration.ofSeconds(10)), Duration.ofMinutes(1));
        assertThat(hasty.next(SINCE, SINCE.plusSeconds(30), Optional.empty(), 0))
                .contains(SINCE.plusSeconds(40));
        assertThat(hasty.next(SINCE, SINCE.plusSeconds(55), Optional.empty(), 0))
                .isEmpty();
    }

    @Test
    void aScheduleWithoutPausesIsNone() {
        assertThatThrownBy(() -> new RetrySchedule(List.of(), Duration.ofHours(24)))
                .hasMessageContaining("facteur.retry.pauses");
    }

    @Test
    void afterADayItIsGivenUp() {
        Instant almostADay = SINCE.plus(Duration.ofHours(23)).plusSeconds(60);
        assertThat(RetrySchedule.FOR_A_DAY.next(SINCE, almostADay, Optional.empty(), 0))
                .isEmpty();
    }
}
