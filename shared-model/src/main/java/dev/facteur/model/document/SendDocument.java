package dev.facteur.model.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.BodyText;
import dev.facteur.model.Fields;
import dev.facteur.model.HeaderText;
import dev.facteur.model.InvalidValueException;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The request to mail a document as its sender.
 *
 * @param from display name and {@code Reply-To} for a sender without a profile; ignored where there is one
 * @param subject at most 998 characters (RFC 5322 §2.1.1)
 * @param text plain text of the message, at most 1 Mi characters; this or {@code html} is required
 * @param html the same for readers who see HTML, at most 1 Mi characters
 * @param attachments inline content of 8 MiB at most in all
 * @param notBefore not to be sent earlier
 * @param expiresAt not to be sent later: it fails with {@code EXPIRED} instead
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SendDocument(
        RequestId requestId,
        TenantId tenantId,
        SenderId senderId,
        Optional<NamedAddress> from,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NamedAddress> to,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NamedAddress> cc,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NamedAddress> bcc,
        Optional<NamedAddress> replyTo,
        String subject,
        Optional<String> text,
        Optional<String> html,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments,
        Optional<DocumentReference> document,
        Optional<Instant> notBefore,
        Optional<Instant> expiresAt,
        OnUncertain onUncertain) {

    public static final int MAX_SUBJECT_LENGTH = 998;
    public static final int MAX_RECIPIENTS = 100;
    public static final int MAX_ATTACHMENTS = 100;
    public static final int MAX_BODY_LENGTH = 1024 * 1024;
    public static final long MAX_INLINE_BYTES = 8L * 1024 * 1024;

    public SendDocument {
        requestId = Fields.require("requestId", requestId);
        tenantId = Fields.require("tenantId", tenantId);
        senderId = Fields.require("senderId", senderId);
        to = Fields.listOf("to", to);
        cc = Fields.listOf("cc", cc);
        bcc = Fields.listOf("bcc", bcc);
        subject = HeaderText.require("subject", Fields.requireText("subject", subject), MAX_SUBJECT_LENGTH);
        text = text.filter(body -> !body.isEmpty());
        html = html.filter(body -> !body.isEmpty());
        text.ifPresent(body -> BodyText.require("text", body, MAX_BODY_LENGTH));
        html.ifPresent(body -> BodyText.require("html", body, MAX_BODY_LENGTH));
        attachments = Fields.listOf("attachments", attachments);
        onUncertain = defaultTo(onUncertain);
        int recipients = to.size() + cc.size() + bcc.size();
        if (recipients == 0) {
            throw new InvalidValueException("to", "or cc or bcc must name a recipient");
        }
        if (recipients > MAX_RECIPIENTS) {
            throw new InvalidValueException("to", "and cc and bcc must name at most 100 recipients in all");
        }
        if (text.isEmpty() && html.isEmpty()) {
            throw new InvalidValueException("text", "or html is required");
        }
        if (attachments.size() > MAX_ATTACHMENTS) {
            throw new InvalidValueException("attachments", "must be at most 100");
        }
        if (notBefore.isPresent() && expiresAt.isPresent() && !notBefore.get().isBefore(expiresAt.get())) {
            throw new InvalidValueException("expiresAt", "must be later than notBefore");
        }
    }

    /** To begin a request with. */
    public static SendDocumentBuilder builder() {
        return new SendDocumentBuilder();
    }

    public SenderKey key() {
        return new SenderKey(tenantId, senderId);
    }

    /** Number of bytes of all attachments that come with the request; the dispatcher takes up to {@link #MAX_INLINE_BYTES}. */
    public long inlineBytes() {
        return attachments.stream()
                .filter(Attachment.Inline.class::isInstance)
                .mapToLong(Attachment::size)
                .sum();
    }

    /** Every recipient of the envelope, in the order to, cc, bcc. */
    public Stream<NamedAddress> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream);
    }

    /** Who and what, without any address or content. */
    @Override
    public String toString() {
        return "SendDocument[" + tenantId + "/" + senderId + " " + requestId + ", " + attachments.size()
                + " attachments]";
    }

    private static OnUncertain defaultTo(@Nullable OnUncertain onUncertain) {
        return onUncertain == null ? OnUncertain.RESEND : onUncertain;
    }
}
