package dev.facteur.submission;

import java.io.IOException;
import java.io.OutputStream;

/** A message in memory. */
final class BytesContent implements MessageContent {
    private final byte[] message;

    BytesContent(byte[] message) {
        this.message = message.clone();
    }

    @Override
    public long size() {
        return message.length;
    }

    @Override
    public boolean needs8BitMime() {
        for (byte octet : message) {
            if (octet < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean needsSmtpUtf8() {
        return false;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(message);
    }
}
