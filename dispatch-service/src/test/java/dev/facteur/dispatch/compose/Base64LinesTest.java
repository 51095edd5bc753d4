package dev.facteur.dispatch.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.document.Base64Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64LinesTest {
    private static final int LINE = 57;

    /** At the ends of a line, of a stretch, and of several. */
    @ParameterizedTest
    @ValueSource(ints = {1, 56, LINE, 58, 200 * LINE - 1, 200 * LINE, 200 * LINE + 1, 600 * LINE, 50_000})
    void linesAreThoseOfAMail(int size) throws IOException {
        // Given
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        Base64Lines testSubject = new Base64Lines(Base64Content.of(file));

        // When
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        testSubject.writeTo(written);

        // Then
        assertThat(written.toString(StandardCharsets.US_ASCII))
                .isEqualTo(Base64.getMimeEncoder().encodeToString(file) + "\r\n");
        assertThat(testSubject.size()).isEqualTo(written.size());
    }
}
