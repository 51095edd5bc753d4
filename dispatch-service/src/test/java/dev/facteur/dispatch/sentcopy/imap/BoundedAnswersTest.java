package dev.facteur.dispatch.sentcopy.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedAnswersTest {
    private static final int MOST = 100;

    @Test
    void whatIsWithinBoundsPassesAsItIs() throws IOException {
        String answers = "* LIST (\\HasNoChildren) \"/\" {4}\r\nSent\r\n* OK {odd} }\r\n";

        assertThat(new String(answers(answers).readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo(answers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"* LIST () \"/\" {101}\r\n", "* {2147483647}\r\n", "* {99999999999999999999}\r\n"})
    void aLiteralThatIsTooLargeEndsTheConversationBeforeAnybodyMakesRoomForIt(String announced) {
        assertThatThrownBy(() -> answers(announced).readAllBytes()).hasMessageContaining("announces more");
        assertThatThrownBy(() -> {
                    BoundedAnswers one = answers(announced);
                    while (one.read() >= 0) {}
                })
                .hasMessageContaining("announces more");
    }

    @Test
    void aServerThatDoesNotEndIsNotListenedTo() {
        assertThatThrownBy(() -> answers("x".repeat(MOST + 1)).readAllBytes()).hasMessageContaining("says more");
    }

    private static BoundedAnswers answers(String text) {
        return new BoundedAnswers(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), MOST);
    }
}
