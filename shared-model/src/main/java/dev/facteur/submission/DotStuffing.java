package dev.facteur.submission;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes content so that nothing in it can end it early (RFC 5321 §4.5.2): a dot that begins a line is doubled, and every
 * line ends in CRLF. A bare CR or LF becomes one first, so that servers which take those for line ends find the same
 * lines as we do, and no {@code <LF>.<LF>} is left to be taken for the end ("SMTP smuggling").
 *
 * <p>Works on runs of bytes: only the ends of lines are looked at, whole stretches are copied.
 */
final class DotStuffing extends OutputStream {
    /** One write to the socket; NIO copies no more than this at a time. */
    static final int BURST = 64 * 1024;

    /** Room for what is added to a small message. */
    private static final int ADDED = 512;

    /** The most {@link #finish} adds: a line end and the final dot. */
    private static final int ENDING = 5;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final Sink sink;
    private final byte[] burst;
    private int filled;
    private boolean atLineStart = true;
    private boolean afterCr;
    private long received;

    /** Where the bursts go, with the stage they belong to. */
    interface Sink {
        void write(SmtpStage stage, byte[] bytes, int from, int length) throws ConversationEnded;
    }

    /** @param expected so many bytes of content, or some more or less */
    DotStuffing(Sink sink, long expected) {
        this.sink = sink;
        this.burst = new byte[(int) Math.min(expected + ADDED, BURST)];
    }

    /** How many bytes of content came in so far. */
    long received() {
        return received;
    }

    @Override
    public void write(int octet) throws ConversationEnded {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws ConversationEnded {
        received += length;
        int end = offset + length;
        int next = offset;
        if (afterCr && next < end) {
            endLine();
            next = content[next] == '\n' ? next + 1 : next;
        }
        int run = next;
        while (next < end) {
            if (atLineStart && content[next] == '.') {
                copy(content, run, next);
                put('.');
                run = next;
            }
            int lineEnd = lineEnd(content, next, end);
            atLineStart = lineEnd < end;
            if (lineEnd == end) {
                next = end;
            } else if (content[lineEnd] == '\n') {
                copy(content, run, lineEnd);
                endLine();
                next = lineEnd + 1;
                run = next;
            } else if (lineEnd + 1 == end) {
                // Whether an LF follows is known with the next piece only.
                copy(content, run, lineEnd);
                afterCr = true;
                return;
            } else if (content[lineEnd + 1] == '\n') {
                next = lineEnd + 2;
            } else {
                copy(content, run, lineEnd);
                endLine();
                next = lineEnd + 1;
                run = next;
            }
        }
        copy(content, run, end);
    }

    private static int lineEnd(byte[] content, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && !holdsLineEnd((long) EIGHT_BYTES.get(content, i))) {
            i += Long.BYTES;
        }
        while (i < to && content[i] != '\n' && content[i] != '\r') {
            i++;
        }
        return i;
    }

    /** Whether any of eight bytes is CR or LF: a zero, where it is taken away from each, borrows from the bit above. */
    private static boolean holdsLineEnd(long bytes) {
        long lf = bytes ^ (ONES * '\n');
        long cr = bytes ^ (ONES * '\r');
        return ((((lf - ONES) & ~lf) | ((cr - ONES) & ~cr)) & HIGH_BITS) != 0;
    }

    /** After this only {@link #finish} remains: what is written up to here does not end the message. */
    void beforeFinalDot() throws ConversationEnded {
        if (afterCr || !atLineStart) {
            endLine();
        }
        if (filled + ENDING > burst.length) {
            flushBurst(SmtpStage.DATA);
        }
    }

    /** The rest of the content and the final dot in one write. */
    void finish() throws ConversationEnded {
        put('.');
        put('\r');
        put('\n');
        flushBurst(SmtpStage.END_OF_DATA);
    }

    private void endLine() throws ConversationEnded {
        put('\r');
        put('\n');
        afterCr = false;
        atLineStart = true;
    }

    private void put(char octet) throws ConversationEnded {
        if (filled == burst.length) {
            flushBurst(SmtpStage.DATA);
        }
        burst[filled++] = (byte) octet;
    }

    private void copy(byte[] content, int from, int to) throws ConversationEnded {
        while (from < to) {
            if (filled == burst.length) {
                flushBurst(SmtpStage.DATA);
            }
            int part = Math.min(to - from, burst.length - filled);
            System.arraycopy(content, from, burst, filled, part);
            filled += part;
            from += part;
        }
    }

    private void flushBurst(SmtpStage stage) throws ConversationEnded {
        sink.write(stage, burst, 0, filled);
        filled = 0;
    }
}
