package dev.facteur.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight testSubject = new InFlight(new SmallLanes(), new SimpleMeterRegistry());
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void roomThatComesBackIsToldOnce() {
        // Given
        testSubject.onRoom(asked::incrementAndGet);
        assertThat(testSubject.take(60)).isTrue();
        assertThat(testSubject.take(60)).isFalse();
        assertThat(testSubject.take(60)).isFalse();

        // When
        testSubject.leave(60);
        testSubject.leave(60);
        testSubject.leave(60);

        // Then
        assertThat(asked).hasValue(1);
        assertThat(testSubject.take(99)).isTrue();
    }

    @Test
    void theSmallestRequestsTakeRoomToo() {
        // 16 MiB of requests of 400 bytes would be forty thousand at a time, and a hundred MiB of what is made of them.
        assertThat(16 * 1024 * 1024 / InFlight.bytesOf(400)).isLessThan(2_048);
        assertThat(InFlight.bytesOf(-1)).isPositive();
    }

    @Test
    void whoFindsNoRoomWaitsForIt() throws Exception {
        // Given
        testSubject.enter(1000);
        Thread waits = Thread.ofVirtual().start(() -> {
            try {
                testSubject.enter(1);
                asked.incrementAndGet();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> waits.getState() == Thread.State.WAITING);

        // When
        testSubject.leave(1000);

        // Then
        await().until(() -> asked.get() == 1);
    }
}
