package dev.facteur.dispatch.compose;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A file in base64, in lines of 76 characters (RFC 2045 §6.8), a stretch of it in memory at a time. */
record Base64File(FileSource file) implements Content.Piece {
    private static final int LINE = 76;
    private static final int BYTES_OF_A_LINE = 57;
    private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(LINE, CRLF);

    /** Whole lines, so that stretches can be encoded one by one. */
    private static final int STRETCH = 1024 * BYTES_OF_A_LINE;

    @Override
    public long size() {
        long characters = (file.size() + 2) / 3 * 4;
        return characters + (characters + LINE - 1) / LINE * CRLF.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = file.open()) {
            byte[] stretch = new byte[STRETCH];
            int read = in.readNBytes(stretch, 0, STRETCH);
            while (read > 0) {
                out.write(ENCODER.encode(read == STRETCH ? stretch : Arrays.copyOf(stretch, read)));
                out.write(CRLF);
                read = in.readNBytes(stretch, 0, STRETCH);
            }
        }
    }
}
