package dev.facteur.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes testSubject = new Lanes();
    private final List<String> started = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void aLaneStartsInTheOrderItCameAndNoMoreThanItsWidth() {
        // Given
        for (String name : List.of("a", "b", "c", "d")) {
            testSubject.enter("lane", 2, 10, () -> runUntilGateOpens(name));
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
        testSubject.enter("lane", 1, 1, () -> runUntilGateOpens("runs"));
        testSubject.enter("lane", 1, 1, () -> runUntilGateOpens("waits"));

        // When
        boolean hasEntered = testSubject.enter("lane", 1, 1, () -> runUntilGateOpens("finds no room"));

        // Then
        assertThat(hasEntered).isFalse();
        gate.countDown();
        await().until(() -> testSubject.size() == 0);
        assertThat(started).containsExactly("runs", "waits");
    }

    @Test
    void aBlockedLaneLeavesTheOthersAlone() {
        // Given
        testSubject.enter("blocked", 1, 10, () -> runUntilGateOpens("blocked"));

        // When
        testSubject.enter("other", 1, 10, () -> started.add("other"));

        // Then
        await().until(() -> started.contains("other"));
        gate.countDown();
    }

    @Test
    void aTaskThatFailsDoesNotStopItsLane() {
        // When
        testSubject.enter("lane", 1, 10, () -> {
            throw new IllegalStateException("meant to fail");
        });
        testSubject.enter("lane", 1, 10, () -> started.add("next"));

        // Then
        await().until(() -> started.contains("next"));
    }

    private void runUntilGateOpens(String name) {
        started.add(name);
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
