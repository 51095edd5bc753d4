package dev.facteur.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.dispatch.testsupport.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final SettableClock clock = new SettableClock();
    private final Lanes testSubject = new Lanes(new SmallLanes(), clock);
    private final List<String> started = Collections.synchronizedList(new ArrayList<>());
    private final List<String> left = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void aLaneStartsInTheOrderItCameAndNoMoreThanItsWidth() {
        // Given
        for (String name : List.of("a", "b", "c", "d")) {
            testSubject.enter("lane", LaneWidth.of(2), 10, 0, untilGateOpens(name));
        }
        await().until(() -> started.size() == 2);

        // When
        gate.countDown();

        // Then
        await().until(() -> started.size() == 4);
        assertThat(started.subList(0, 2)).containsExactlyInAnyOrder("a", "b");
        await().until(() -> testSubject.size() == 0);
    }

    @Test
    void aFullLaneSaysSo() {
        // Given
        testSubject.enter("lane", LaneWidth.of(1), 1, 0, untilGateOpens("runs"));
        testSubject.enter("lane", LaneWidth.of(1), 1, 0, untilGateOpens("waits"));

        // When
        boolean hasEntered = testSubject.enter("lane", LaneWidth.of(1), 1, 0, untilGateOpens("finds no room"));

        // Then
        assertThat(hasEntered).isFalse();
        gate.countDown();
        await().until(() -> testSubject.size() == 0);
        assertThat(started).containsExactly("runs", "waits");
    }

    @Test
    void whatRunsInALaneHoldsNoMoreThanItsBytesUnlessItRunsAlone() {
        // Given
        LaneWidth width = new LaneWidth(3, 100);
        testSubject.enter("lane", width, 10, 150, untilGateOpens("large"));
        testSubject.enter("lane", width, 10, 50, task("small", this::awaitGate));
        testSubject.enter("lane", width, 10, 50, task("also small", this::awaitGate));
        await().until(() -> started.size() == 1);

        // When
        gate.countDown();

        // Then
        await().until(() -> testSubject.size() == 0);
        assertThat(started).startsWith("large").hasSize(3);
    }

    @Test
    void whatFitsBesideTheOthersStartsAtOnce() {
        // Given
        LaneWidth width = new LaneWidth(3, 100);
        testSubject.enter("lane", width, 10, 50, untilGateOpens("small"));

        // When
        testSubject.enter("lane", width, 10, 50, untilGateOpens("also small"));
        testSubject.enter("lane", width, 10, 1, untilGateOpens("too much"));

        // Then
        await().until(() -> started.size() == 2);
        assertThat(started).containsExactlyInAnyOrder("small", "also small");
        gate.countDown();
        await().until(() -> started.size() == 3);
    }

    @Test
    void aClockThatIsPutBackLetsLeaveWhatWaits() {
        // Given
        testSubject.enter("stuck", LaneWidth.of(1), 10, 0, untilGateOpens("runs"));
        testSubject.enter("stuck", LaneWidth.of(1), 10, 0, task("waits", () -> {}));

        // When
        clock.goOn(Duration.ofHours(-1));
        testSubject.clearTheStuck();

        // Then
        await().until(() -> left.size() == 1);
        gate.countDown();
    }

    @Test
    void aBlockedLaneLeavesTheOthersAlone() {
        // Given
        testSubject.enter("blocked", LaneWidth.of(1), 10, 0, untilGateOpens("blocked"));

        // When
        testSubject.enter("other", LaneWidth.of(1), 10, 0, task("other", () -> {}));

        // Then
        await().until(() -> started.contains("other"));
        gate.countDown();
    }

    @Test
    void aTaskThatFailsDoesNotStopItsLane() {
        // When
        testSubject.enter("lane", LaneWidth.of(1), 10, 0, task("fails", () -> {
            throw new IllegalStateException("meant to fail");
        }));
        testSubject.enter("lane", LaneWidth.of(1), 10, 0, task("next", () -> {}));

        // Then
        await().until(() -> started.contains("next"));
        await().until(() -> testSubject.size() == 0);
    }

    @Test
    void theNextStartsWhileSomethingOfTheFirstIsLeftToDo() {
        // Given
        testSubject.enter("lane", LaneWidth.of(1), 10, 0, new Named("first", () -> {}, this::awaitGate));

        // When
        testSubject.enter("lane", LaneWidth.of(1), 10, 0, task("second", () -> {}));

        // Then
        await().until(() -> started.contains("second"));
        assertThat(testSubject.size()).isPositive();
        gate.countDown();
        await().until(() -> testSubject.size() == 0);
    }

    @Test
    void whatWaitsInALaneThatDoesNotMoveLeavesAndNothingMoreComesIn() {
        // Given
        testSubject.enter("stuck", LaneWidth.of(1), 10, 0, untilGateOpens("runs"));
        testSubject.enter("stuck", LaneWidth.of(1), 10, 0, task("waits", () -> {}));
        testSubject.enter("stuck", LaneWidth.of(1), 10, 0, task("waits behind", () -> {}));

        // When
        clock.goOn(Duration.ofSeconds(3));
        testSubject.clearTheStuck();

        // Then
        await().until(() -> left.size() == 2);
        assertThat(left).containsExactly("waits", "waits behind");
        assertThat(testSubject.enter("stuck", LaneWidth.of(1), 10, 0, task("late", () -> {})))
                .isFalse();
        assertThat(testSubject.hasRoom("stuck", 10)).isFalse();
        gate.countDown();
        await().until(() -> testSubject.size() == 0);
        assertThat(testSubject.hasRoom("stuck", 10)).isTrue();
        assertThat(started).containsExactly("runs");
    }

    @Test
    void atTheEndWhatWaitsLeavesAndWhatRunsIsFinished() {
        // Given
        testSubject.enter("lane", LaneWidth.of(1), 10, 0, untilGateOpens("runs"));
        testSubject.enter("lane", LaneWidth.of(1), 10, 0, task("waits", () -> {}));

        // When
        testSubject.clear();

        // Then
        await().until(() -> left.contains("waits"));
        assertThat(testSubject.size()).isEqualTo(1);
        gate.countDown();
        await().until(() -> testSubject.size() == 0);
        assertThat(started).containsExactly("runs");
    }

    @Test
    void aLaneThatMovesKeepsWhatWaits() {
        // Given
        testSubject.enter("lane", LaneWidth.of(1), 10, 0, untilGateOpens("runs"));
        testSubject.enter("lane", LaneWidth.of(1), 10, 0, task("waits", () -> {}));

        // When
        clock.goOn(Duration.ofSeconds(1));
        testSubject.clearTheStuck();

        // Then
        gate.countDown();
        await().until(() -> started.contains("waits"));
        assertThat(left).isEmpty();
    }

    private LaneTask untilGateOpens(String name) {
        return task(name, this::awaitGate);
    }

    private LaneTask task(String name, Runnable inLane) {
        return new Named(name, inLane, () -> {});
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Named implements LaneTask {
        private final String name;
        private final Runnable inLane;
        private final Runnable afterwards;

        Named(String name, Runnable inLane, Runnable afterwards) {
            this.name = name;
            this.inLane = inLane;
            this.afterwards = afterwards;
        }

        @Override
        public Runnable run() {
            started.add(name);
            inLane.run();
            return afterwards;
        }

        @Override
        public void leave() {
            left.add(name);
        }
    }
}
