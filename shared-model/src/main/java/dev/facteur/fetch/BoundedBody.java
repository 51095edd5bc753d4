package dev.facteur.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of so many bytes at most, which remembers whether a failure came from it or from whoever read it. */
final class BoundedBody extends FilterInputStream {
    private long left;
    private boolean tooLarge;
    private boolean broken;

    BoundedBody(InputStream body, long bytes) {
        super(body);
        this.left = bytes;
    }

    boolean tooLarge() {
        return tooLarge;
    }

    /** Whether the connection failed, rather than its reader. */
    boolean broken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        // One byte more than allowed may be asked for: only that tells a full body from one that is too large.
        int count = counted(target, offset, (int) Math.min(length, left + 1));
        left -= Math.max(0, count);
        if (left < 0) {
            tooLarge = true;
            throw new IOException("the body is larger than allowed");
        }
        return count;
    }

    private int counted(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(8192, Math.max(0, count))];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Closing drains some implementations; the fetch ends the connection itself. */
    @Override
    public void close() {}
}
