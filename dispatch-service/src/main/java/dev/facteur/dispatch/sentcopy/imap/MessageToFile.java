package dev.facteur.dispatch.sentcopy.imap;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.iap.Literal;

/**
 * A message as it was submitted.
 *
 * @param messageId with its angle brackets
 * @param date the message's own, shown as the day it was sent
 * @param size in bytes, exactly
 * @param content byte for byte; CRLF line ends
 */
public record MessageToFile(String messageId, Instant date, long size, Body content) {

    /** Writes the message, each time the same. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The content for APPEND, as it is: a parsed message would be written anew. */
    Literal literal() {
        return new Literal() {
            @Override
            public int size() {
                return Math.toIntExact(size);
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                content.writeTo(out);
            }
        };
    }

    @SuppressWarnings("JavaUtilDate") // Angus asks for it
    Date internalDate() {
        return Date.from(date);
    }

    @Override
    public String toString() {
        return messageId + ", " + size + " bytes";
    }
}
