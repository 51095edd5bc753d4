package dev.facteur.dispatch.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * Asks once more, before the last piece of a message is written, whether it may be sent. A refusal here is certain, and so
 * is whatever breaks before: nobody can have taken a message whose end was never written.
 */
public final class Fence extends OutputStream {
    private static final int LAST_PIECE = 512;

    private final OutputStream out;
    private final BooleanSupplier mayStillSend;
    private long freely;
    private boolean isPassed;

    /**
     * Before a stream.
     *
     * @param size how many bytes will be written
     */
    public Fence(OutputStream out, long size, BooleanSupplier mayStillSend) {
        this.out = out;
        this.mayStillSend = mayStillSend;
        this.freely = Math.max(0, size - LAST_PIECE);
    }

    /** Whether the end of the message may have been written. */
    public boolean isPassed() {
        return isPassed;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int head = Math.clamp(freely, 0, length);
        out.write(bytes, offset, head);
        freely -= head;
        if (head < length) {
            if (!isPassed && !mayStillSend.getAsBoolean()) {
                throw new IOException("the attempt is no longer ours");
            }
            isPassed = true;
            out.write(bytes, offset + head, length - head);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
