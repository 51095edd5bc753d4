package dev.facteur.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TimeBoxTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void closesTheConnectionWhenTimeIsUp() {
        TimeBox timeBox = guarding(Optional.empty());

        timeBox.start(SHORT);

        awaitEnd(timeBox);
    }

    @Test
    void strikesSoonerWhenAShorterWaitFollowsALongOne() {
        TimeBox timeBox = guarding(Optional.empty());
        timeBox.start(LONG);
        timeBox.stop();

        timeBox.start(SHORT);

        awaitEnd(timeBox);
    }

    @Test
    void doesNotStrikeForAWaitThatIsOver() {
        TimeBox timeBox = guarding(Optional.empty());
        timeBox.start(SHORT);
        timeBox.stop();

        timeBox.start(LONG);

        Awaitility.await().during(SHORT.multipliedBy(4)).until(() -> !timeBox.ended());
        timeBox.stop();
        timeBox.dispose();
        assertThat(closed).hasValue(0);
    }

    @Test
    void givesNoWaitMoreThanTheWholeHasLeft() {
        TimeBox timeBox = guarding(Optional.of(SHORT));

        timeBox.start(LONG);

        awaitEnd(timeBox);
        assertThat(timeBox.left(LONG)).isZero();
    }

    private TimeBox guarding(Optional<Duration> whole) {
        TimeBox timeBox = new TimeBox(whole);
        timeBox.guard(closed::incrementAndGet);
        return timeBox;
    }

    private void awaitEnd(TimeBox timeBox) {
        Awaitility.await().until(timeBox::ended);
        Awaitility.await().until(() -> closed.get() == 1);
    }
}
