package dev.facteur.submission;

import java.io.IOException;
import java.io.OutputStream;

/** A message as the reader will see it: header, blank line, body (RFC 5322, MIME). */
public interface MessageContent {

    /** How many bytes {@link #writeTo} writes: exactly. A message that turns out longer or shorter is not sent. */
    long size();

    /** Whether any byte of it has the high bit set (RFC 6152). */
    boolean needs8BitMime();

    /** Whether a header goes beyond ASCII (RFC 6532). */
    boolean needsSmtpUtf8();

    /**
     * Writes the message, in few and large pieces. Lines should end in CRLF: a bare CR or LF becomes one. Dots are the
     * conversation's business. An exception of its own means: the message is not sent.
     */
    void writeTo(OutputStream out) throws IOException;

    /** A message that is in memory already, with headers in ASCII. */
    static MessageContent of(byte[] message) {
        return new BytesContent(message);
    }
}
