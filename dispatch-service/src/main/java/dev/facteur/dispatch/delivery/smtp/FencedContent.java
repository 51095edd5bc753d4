package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.submission.MessageContent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * The content of a message, which asks once more before its end whether it may be sent. A refusal here is certain: the
 * final dot is never written. It comes before the last piece and not after it, because the last piece and the dot leave
 * together.
 */
record FencedContent(ComposedMessage message, BooleanSupplier mayStillSend) implements MessageContent {
    private static final int LAST_PIECE = 512;

    @Override
    public long size() {
        return message.content().size();
    }

    @Override
    public boolean needs8BitMime() {
        // Bodies are encoded to seven bits always; headers go beyond only together with SMTPUTF8, which implies it.
        return message.needsSmtpUtf8();
    }

    @Override
    public boolean needsSmtpUtf8() {
        return message.needsSmtpUtf8();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        message.content().writeTo(new Fence(out, Math.max(0, size() - LAST_PIECE)));
    }

    private final class Fence extends OutputStream {
        private final OutputStream out;
        private long freely;

        private Fence(OutputStream out, long freely) {
            this.out = out;
            this.freely = freely;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int head = Math.clamp(freely, 0, length);
            out.write(bytes, offset, head);
            if (head < length && freely >= 0 && !mayStillSend.getAsBoolean()) {
                throw new IOException("the attempt is no longer ours");
            }
            // Below zero once asked: it is asked once.
            freely -= length;
            out.write(bytes, offset + head, length - head);
        }
    }
}
