package dev.facteur.model.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.Fields;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.DocumentReference;
import dev.facteur.model.sender.SendingMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The server took responsibility for the document (RFC 5321 §4.2.5): the relay, the mailbox's own, Gmail or Microsoft.
 *
 * @param insteadOf the sender's own method, unavailable then, where a document goes by the relay as they wished; else absent
 * @param attempts how many attempts it took, at least 1
 * @param from the address that the reader sees
 * @param messageId with its angle brackets
 * @param providerMessageId the provider's own id, where it gives one
 * @param recipients one entry per recipient; some may have been refused
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DocumentSent(
        RequestId requestId,
        TenantId tenantId,
        SenderId senderId,
        SendingMethod method,
        Optional<SendingMethod> insteadOf,
        Optional<DocumentReference> document,
        Instant at,
        int attempts,
        EmailAddress from,
        String messageId,
        Optional<String> providerMessageId,
        List<RecipientOutcome> recipients,
        SentCopy sentCopy,
        List<Advice> advice)
        implements DispatchEvent {
    public DocumentSent {
        requestId = Fields.require("requestId", requestId);
        tenantId = Fields.require("tenantId", tenantId);
        senderId = Fields.require("senderId", senderId);
        method = Fields.require("method", method);
        Detour.check(Optional.of(method), insteadOf);
        at = Fields.require("at", at);
        from = Fields.require("from", from);
        messageId = Fields.requireText("messageId", messageId);
        sentCopy = Fields.require("sentCopy", sentCopy);
        Fields.requireAtLeast(1, "attempts", attempts);
        recipients = Fields.listOf("recipients", recipients);
        advice = Fields.listOf("advice", advice);
    }

    @Override
    @JsonIgnore
    public String occurrence() {
        return requestId + "/" + attempts;
    }

    /** Which fact about whom; the words of servers and the addresses of people are left out. */
    @Override
    public String toString() {
        return describe();
    }
}
