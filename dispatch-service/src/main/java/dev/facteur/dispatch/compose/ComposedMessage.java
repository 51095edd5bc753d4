package dev.facteur.dispatch.compose;

import dev.facteur.model.EmailAddress;
import java.util.List;
import java.util.Set;

/**
 * A message ready to be submitted: the envelope and the content, the same bytes at every attempt.
 *
 * @param content CRLF line ends; not yet dot-stuffed. A Bcc only for an API, which removes it
 * @param needsSmtpUtf8 an address in the envelope or a header has characters beyond ASCII (RFC 6531)
 */
public record ComposedMessage(
        String messageId,
        SenderIdentity identity,
        List<EmailAddress> recipients,
        Content content,
        boolean needsSmtpUtf8) {

    /** The same bytes for fewer: those who have it are not asked again. */
    public ComposedMessage withoutRecipients(Set<EmailAddress> settled) {
        List<EmailAddress> open = recipients.stream()
                .filter(recipient -> !settled.contains(recipient))
                .toList();
        return new ComposedMessage(messageId, identity, open, content, needsSmtpUtf8);
    }

    /** The content is nobody's business. */
    @Override
    public String toString() {
        return messageId + " to " + recipients.size() + " recipients, " + content;
    }
}
