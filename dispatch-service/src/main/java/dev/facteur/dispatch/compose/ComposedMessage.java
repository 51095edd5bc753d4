package dev.facteur.dispatch.compose;

import dev.facteur.model.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A message ready to be submitted: the envelope and the content, the same bytes at every attempt.
 *
 * @param content CRLF line ends; not yet dot-stuffed. A Bcc only for an API, which removes it
 * @param needsSmtpUtf8 the reverse-path, or an address in a header, has characters beyond ASCII (RFC 6531)
 * @param asciiContent the content with those of its recipient fields left out that have
 */
public record ComposedMessage(
        String messageId,
        SenderIdentity identity,
        List<EmailAddress> recipients,
        Content content,
        boolean needsSmtpUtf8,
        Supplier<Content> asciiContent) {

    /** One that is ASCII throughout, or has no other form. */
    public ComposedMessage(
            String messageId,
            SenderIdentity identity,
            List<EmailAddress> recipients,
            Content content,
            boolean needsSmtpUtf8) {
        this(messageId, identity, recipients, content, needsSmtpUtf8, () -> content);
    }

    /** The same bytes for fewer: those who have it are not asked again. */
    public ComposedMessage withoutRecipients(Collection<EmailAddress> settled) {
        return to(recipients.stream()
                .filter(recipient -> !settled.contains(recipient))
                .toList());
    }

    /** The same bytes for the first so many. */
    public ComposedMessage toFirst(int most) {
        return to(recipients.subList(0, Math.min(most, recipients.size())));
    }

    private ComposedMessage to(List<EmailAddress> some) {
        return new ComposedMessage(messageId, identity, some, content, needsSmtpUtf8, asciiContent);
    }

    /**
     * As a server without SMTPUTF8 can take it: for those recipients it can reach, with the others shown by their name
     * alone (RFC 6857 §3.1.8). Empty if there are none, or if it cannot take the author.
     */
    public Optional<ComposedMessage> inAscii() {
        ComposedMessage reachable = withoutRecipients(
                recipients.stream().filter(EmailAddress::needsSmtpUtf8).toList());
        if (reachable.recipients.isEmpty() || identity.needsSmtpUtf8()) {
            return Optional.empty();
        }
        return Optional.of(
                needsSmtpUtf8
                        ? new ComposedMessage(
                                messageId, identity, reachable.recipients, asciiContent.get(), false, asciiContent)
                        : reachable);
    }

    /** The content is nobody's business. */
    @Override
    public String toString() {
        return messageId + " to " + recipients.size() + " recipients, " + content;
    }
}
