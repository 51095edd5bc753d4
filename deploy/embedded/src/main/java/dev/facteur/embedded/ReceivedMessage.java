package dev.facteur.embedded;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A message the server took responsibility for.
 *
 * @param reversePath the address of MAIL FROM, empty for the null reverse-path
 * @param forwardPaths the accepted addresses of RCPT TO, in their order
 * @param authenticatedAs the user name of AUTH, empty on the relay port
 * @param content what came after DATA, byte for byte, dot-unstuffed
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record ReceivedMessage(
        String reversePath, List<String> forwardPaths, Optional<String> authenticatedAs, byte[] content) {

    public ReceivedMessage {
        forwardPaths = List.copyOf(forwardPaths);
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** The content for assertions on header lines; one character per byte. */
    public String text() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
