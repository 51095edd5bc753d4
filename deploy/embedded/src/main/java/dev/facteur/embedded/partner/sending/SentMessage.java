package dev.facteur.embedded.partner.sending;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A message that the provider took.
 *
 * @param account whose access token came with it
 * @param id the provider's own; Gmail answers with it, Microsoft with nothing
 * @param recipients of To, Cc and Bcc, in this order
 * @param content as filed in the account's Sent folder, {@code Bcc} included
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record SentMessage(String account, String id, List<String> recipients, byte[] content) {
    public SentMessage {
        recipients = List.copyOf(recipients);
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
