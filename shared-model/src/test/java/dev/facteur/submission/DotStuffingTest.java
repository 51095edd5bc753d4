package dev.facteur.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotStuffingTest {
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final List<SmtpStage> stages = new ArrayList<>();

    @Test
    void doublesADotThatBeginsALine() throws ConversationEnded {
        assertThat(stuffed(".first\r\n.second\r\nno.dot\r\n")).isEqualTo("..first\r\n..second\r\nno.dot\r\n.\r\n");
    }

    @Test
    void endsTheLastLineBeforeTheFinalDot() throws ConversationEnded {
        assertThat(stuffed("no line end")).isEqualTo("no line end\r\n.\r\n");
        assertThat(stuffed("only CR\r")).isEqualTo("only CR\r\n.\r\n");
    }

    @Test
    void sendsEmptyContentAsTheFinalDotAlone() throws ConversationEnded {
        assertThat(stuffed("")).isEqualTo(".\r\n");
    }

    @Test
    void doesNotTakeContentOfOnlyADotForTheEnd() throws ConversationEnded {
        assertThat(stuffed(".")).isEqualTo("..\r\n.\r\n");
        assertThat(stuffed(".\r\n")).isEqualTo("..\r\n.\r\n");
    }

    @Test
    void makesCrlfOfBareCrAndBareLf() throws ConversationEnded {
        assertThat(stuffed("a\nb\rc\r\nd\n\re\r\r\nf")).isEqualTo("a\r\nb\r\nc\r\nd\r\n\r\ne\r\n\r\nf\r\n.\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\r.\r",
                "\n.\r\n",
                "\r\n.\n",
                "\r\n.\r",
                "\r.\r\n",
                "\r\n.\r\n",
                "\r\r\n.\r\r\n",
                "\n\n.\n\n",
                "\r\n\0.\r\n",
                "\n.\r",
                "\r.\n"
            })
    void leavesNoWayToEndTheMessageEarly(String smuggled) throws ConversationEnded {
        String stuffed = stuffed("body" + smuggled + "MAIL FROM:<evil@example.net>\r\n");

        // Whatever a server takes for a line end, the only line that is a lone dot is the last.
        assertThat(stuffed.split("\r\n|\r|\n", -1)).filteredOn("."::equals).hasSize(1);
        assertThat(stuffed).endsWith("\r\n.\r\n").doesNotContainPattern("(?<!\r)\n|\r(?!\n)");
    }

    @Test
    void stuffsADotRightAtTheEdgeOfABurst() throws ConversationEnded {
        for (int length = DotStuffing.BURST - 6; length <= DotStuffing.BURST + 3; length++) {
            String line = "x".repeat(length);

            assertThat(stuffed(line + "\r\n.y")).isEqualTo(line + "\r\n..y\r\n.\r\n");
        }
    }

    @Test
    void givesTheSameWhateverThePiecesTheContentComesIn() throws ConversationEnded {
        Random random = new Random(20_26);
        String alphabet = "\r\n..ab";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] content = text.toString().getBytes(StandardCharsets.US_ASCII);
            wire.reset();
            // Also where the content turns out longer than it was said to be.
            DotStuffing stuffing = stuffing(round % 2 == 0 ? content.length : 0);
            for (int from = 0; from < content.length; ) {
                int piece = 1 + random.nextInt(Math.min(7, content.length - from));
                stuffing.write(content, from, piece);
                from += piece;
            }
            stuffing.beforeFinalDot();
            stuffing.finish();

            assertThat(wire.toString(StandardCharsets.US_ASCII)).isEqualTo(plainlyStuffed(text.toString()));
            assertThat(stuffing.received()).isEqualTo(content.length);
        }
    }

    @Test
    void keepsTheFinalDotForTheLastWrite() throws ConversationEnded {
        stuffed("x".repeat(3 * DotStuffing.BURST));

        assertThat(stages.getLast()).isEqualTo(SmtpStage.END_OF_DATA);
        assertThat(stages.subList(0, stages.size() - 1)).containsOnly(SmtpStage.DATA);
    }

    /** The same, said slowly. */
    private static String plainlyStuffed(String content) {
        String normal = content.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder lines = new StringBuilder();
        String[] parts = normal.split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i < parts.length - 1 || !parts[i].isEmpty()) {
                lines.append(parts[i].startsWith(".") ? "." : "")
                        .append(parts[i])
                        .append("\r\n");
            }
        }
        return lines + ".\r\n";
    }

    private String stuffed(String content) throws ConversationEnded {
        wire.reset();
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        DotStuffing stuffing = stuffing(bytes.length);
        stuffing.write(bytes, 0, bytes.length);
        stuffing.beforeFinalDot();
        stuffing.finish();
        return wire.toString(StandardCharsets.US_ASCII);
    }

    private DotStuffing stuffing(int expected) {
        return new DotStuffing(
                (stage, bytes, from, length) -> {
                    stages.add(stage);
                    wire.write(bytes, from, length);
                },
                expected);
    }
}
