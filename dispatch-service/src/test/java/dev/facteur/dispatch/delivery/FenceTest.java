package dev.facteur.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 511, 512, 513, 2_000})
    void everythingPassesAndIsAskedForOnce(int piece) throws Exception {
        // Given
        Fence testSubject = new Fence(out, 2_000, () -> asked.incrementAndGet() > 0);

        // When
        for (int written = 0; written < 2_000; written += piece) {
            testSubject.write(new byte[Math.min(piece, 2_000 - written)]);
        }

        // Then
        assertThat(out.size()).isEqualTo(2_000);
        assertThat(asked).hasValue(1);
        assertThat(testSubject.isPassed()).isTrue();
    }

    @Test
    void nothingIsAskedBeforeTheLastPiece() throws Exception {
        // Given
        Fence testSubject = new Fence(out, 2_000, () -> false);

        // When
        testSubject.write(new byte[1_488]);

        // Then
        assertThat(testSubject.isPassed()).isFalse();
        assertThatThrownBy(() -> testSubject.write('x')).isInstanceOf(IOException.class);
        assertThat(testSubject.isPassed()).isFalse();
        assertThat(out.size()).isEqualTo(1_488);
    }
}
