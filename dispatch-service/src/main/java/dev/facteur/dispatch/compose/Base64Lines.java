package dev.facteur.dispatch.compose;

import dev.facteur.model.document.Base64Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Base64 as a request brings it, in lines of 76 characters (RFC 2045 §6.8), a stretch of them at a time. */
record Base64Lines(Base64Content content) implements Content.Piece {
    private static final int LINE = 76;
    private static final int ON_THE_WIRE = LINE + 2;
    private static final int LINES_OF_A_STRETCH = 200;

    @Override
    public long size() {
        long characters = content.ascii().remaining();
        return characters + (characters + LINE - 1) / LINE * 2;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ByteBuffer text = content.ascii();
        byte[] stretch = new byte[(int) Math.min(size(), (long) LINES_OF_A_STRETCH * ON_THE_WIRE)];
        int filled = 0;
        while (text.hasRemaining()) {
            int line = Math.min(LINE, text.remaining());
            text.get(stretch, filled, line);
            stretch[filled + line] = '\r';
            stretch[filled + line + 1] = '\n';
            filled += line + 2;
            if (filled == stretch.length || !text.hasRemaining()) {
                out.write(stretch, 0, filled);
                filled = 0;
            }
        }
    }
}
