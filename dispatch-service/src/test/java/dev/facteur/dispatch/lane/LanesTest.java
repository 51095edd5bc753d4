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
            testSubject.enter("lane", 2, 10, untilGateOpens(name));
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
        testSubject.enter("lane", 1, 1, untilGateOpens("runs"));
        testSubject.enter("lane", 1, 1, untilGateOpens("waits"));

        // When
        boolean hasEntered = testSubject.enter("lane", 1, 1, untilGateOpens("finds no room"));

        // Then
        assertThat(hasEntered).isFalse();
        gate.countDown();
        await().until(() -> testSubject.size() == 0);
        assertThat(started).containsExactly("runs", "waits");
    }

    @Test
    void aBlockedLaneLeavesTheOthersAlone() {
        // Given
        testSubject.enter("blocked", 1, 10, untilGateOpens("blocked"));

        // When
        testSubject.enter("other", 1, 10, task("other", () -> {}));

        // Then
        await().until(() -> started.contains("other"));
        gate.countDown();
    }

    @Test
    void aTaskThatFailsDoesNotStopItsLane() {
        // When
        testSubject.enter("lane", 1, 10, task("fails", () -> {
            throw new IllegalStateException("meant to fail");
        }));
        testSubject.enter("lane", 1, 10, task("next", () -> {}));

        // Then
        await().until(() -> started.contains("next"));
        await().until(() -> testSubject.size() == 0);
    }

    @Test
    void theNextStartsWhileSomethingOfTheFirstIsLeftToDo() {
        // Given
        testSubject.enter("lane", 1, 10, new Named("first", () -> {}, this::awaitGate));

        // When
        testSubject.enter("lane", 1, 10, task("second", () -> {}));

        // Then
        await().until(() -> started.contains("second"));
        assertThat(testSubject.size()).isPositive();
        gate.countDown();
        await().until(() -> testSubject.size() == 0);
    }

    @Test
    void whatWaitsInALaneThatDoesNotMoveLeavesAndNothingMoreComesIn() {
        // Given
        testSubject.enter("stuck", 1, 10, untilGateOpens("runs"));
        testSubject.enter("stuck", 1, 10, task("waits", () -> {}));
        testSubject.enter("stuck", 1, 10, task("waits behind", () -> {}));

        // When
        clock.goOn(Duration.ofSeconds(3));
        testSubject.clearTheStuck();

        // Then
        await().until(() -> left.size() == 2);
        assertThat(left).containsExactly("waits", "waits behind");
        assertThat(testSubject.enter("stuck", 1, 10, task("late", () -> {}))).isFalse();
        assertThat(testSubject.hasRoom("stuck", 1, 10)).isFalse();
        gate.countDown();
        await().until(() -> testSubject.size() == 0);
        assertThat(testSubject.hasRoom("stuck", 1, 10)).isTrue();
        assertThat(started).containsExactly("runs");
    }

    @Test
    void atTheEndWhatWaitsLeavesAndWhatRunsIsFinished() {
        // Given
        testSubject.enter("lane", 1, 10, untilGateOpens("runs"));
        testSubject.enter("lane", 1, 10, task("waits", () -> {}));

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
        testSubject.enter("lane", 1, 10, untilGateOpens("runs"));
        testSubject.enter("lane", 1, 10, task("waits", () -> {}));

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
