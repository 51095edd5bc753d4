package dev.facteur.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

    @Test
    void joinsTheLinesOfAReplyAndStripsItsRepeatedCodes() throws IOException {
        SmtpReply reply = read("""
                535-5.7.8 Username and Password not accepted. For more information, go to\r
                535 5.7.8  https://support.google.com/mail/?p=BadCredentials a640c23a62f3a - gsmtp\r
                """);

        assertThat(reply.code()).isEqualTo(535);
        assertThat(reply.enhanced()).contains(new EnhancedStatusCode(5, 7, 8));
        assertThat(reply.text())
                .isEqualTo("Username and Password not accepted. For more information, go to"
                        + " https://support.google.com/mail/?p=BadCredentials a640c23a62f3a - gsmtp");
        assertThat(reply.isPermanent()).isTrue();
    }

    @Test
    void readsAReplyOfACodeAlone() throws IOException {
        assertThat(read("250\r\n")).isEqualTo(new SmtpReply(250, Optional.empty(), List.of("")));
        assertThat(read("354 \r\n").isIntermediate()).isTrue();
    }

    @Test
    void takesAnEnhancedCodeOnlyWhereItIsOne() throws IOException {
        assertThat(read("250 2.1.5 Ok\r\n").enhanced()).contains(new EnhancedStatusCode(2, 1, 5));
        assertThat(read("452 5.3.1 full\r\n").enhanced()).contains(new EnhancedStatusCode(5, 3, 1));
        assertThat(read("250 2.1.5.3 Ok\r\n").enhanced()).isEmpty();
        assertThat(read("250 3.1.5 Ok\r\n").enhanced()).isEmpty();
        assertThat(read("250 2.1.5000 Ok\r\n").enhanced()).isEmpty();
        assertThat(read("250 2..5 Ok\r\n").enhanced()).isEmpty();
        assertThat(read("550 5.7.1\r\n").enhanced()).contains(new EnhancedStatusCode(5, 7, 1));
    }

    @Test
    void readsOneReplyAfterAnother() throws IOException {
        ReplyReader replies = reader("250 first\r\n550-second\r\n550 still second\r\n354 third\r\n");

        assertThat(replies.read().text()).isEqualTo("first");
        assertThat(replies.hasUnread()).isTrue();
        assertThat(replies.read().text()).isEqualTo("second still second");
        assertThat(replies.read().code()).isEqualTo(354);
        assertThat(replies.hasUnread()).isFalse();
    }

    @Test
    void takesABareLineFeedForALineEnd() throws IOException {
        assertThat(read("250-a\n250 b\n").lines()).containsExactly("a", "b");
    }

    @Test
    void letsNoControlCharacterThrough() throws IOException {
        assertThat(read("550 a\u001b[31mb\rc\u0000d\te\u2028f\r\n").text())
                .isEqualTo("a\uFFFD[31mb\uFFFDc\uFFFDd e\uFFFDf");
        assertThat(read(new byte[] {'5', '5', '0', ' ', (byte) 0xE9, '\r', '\n'})
                        .text())
                .isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\n",
                "25\r\n",
                "\r\n",
                "2500 Ok\r\n",
                "250_Ok\r\n",
                "150 Ok\r\n",
                "650 Ok\r\n",
                "25O Ok\r\n",
                "-250 Ok\r\n",
                "250-first\r\n550 second\r\n",
                "250-first\r\nsecond\r\n",
                "\u0015\u0003\u0001\u0000\u0002\u0002\n",
            })
    void refusesWhatIsNoReply(String sent) {
        assertThatThrownBy(() -> read(sent)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void givesUpOnALineWithoutEnd() {
        CountingStream endless = new CountingStream("x", Integer.MAX_VALUE);

        assertThatThrownBy(() -> new ReplyReader(endless).read()).isInstanceOf(ProtocolViolation.class);
        assertThat(endless.read).isLessThanOrEqualTo(2 * ReplyReader.MAX_LINE);
    }

    @Test
    void givesUpOnAReplyOfAHundredThousandLines() {
        CountingStream endless = new CountingStream("250-more and more\r\n", 100_000 * 19);

        assertThatThrownBy(() -> new ReplyReader(endless).read()).isInstanceOf(ProtocolViolation.class);
        assertThat(endless.read).isLessThanOrEqualTo(2 * ReplyReader.MAX_REPLY);
    }

    @Test
    void takesALongLineOfTheWild() throws IOException {
        String text = "x".repeat(ReplyReader.MAX_LINE - 6);

        assertThat(read("550 " + text + "\r\n").text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "250", "250 Ok", "250 Ok\r", "250-first\r\n", "250-first\r\n250 sec"})
    void saysWhenTheServerHangsUpWithinAReply(String sent) {
        assertThatThrownBy(() -> read(sent)).isInstanceOf(EOFException.class);
    }

    @Test
    void showsNoTextInToString() throws IOException {
        assertThat(read("550 5.1.1 <bob@example.org>: no such user\r\n")).hasToString("550 5.1.1");
    }

    private static SmtpReply read(String sent) throws IOException {
        return reader(sent).read();
    }

    private static SmtpReply read(byte[] sent) throws IOException {
        return new ReplyReader(new ByteArrayInputStream(sent)).read();
    }

    private static ReplyReader reader(String sent) {
        return new ReplyReader(new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same text over and over. */
    private static final class CountingStream extends InputStream {
        private final byte[] text;
        private final int end;
        private int read;

        CountingStream(String text, int end) {
            this.text = text.getBytes(StandardCharsets.US_ASCII);
            this.end = end;
        }

        @Override
        public int read() {
            return read == end ? -1 : text[read++ % text.length];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int part = Math.min(length, end - read);
            for (int i = 0; i < part; i++) {
                into[from + i] = text[read++ % text.length];
            }
            return part == 0 ? -1 : part;
        }
    }
}
