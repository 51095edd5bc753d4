package dev.facteur.dispatch.sentcopy;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.document.DocumentReference;
import dev.facteur.model.outcome.SentCopyFailed;
import dev.facteur.model.sender.SendingMethod;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to make one attempt to file a copy, for this process alone.
 *
 * @param address the mailbox that the message was sent from
 * @param messageDate the message's own
 * @param attempt counts from 1; only the current one's outcome is written
 * @param retriesSince when the present series of attempts began
 */
record PendingCopy(
        RequestId requestId,
        SenderKey sender,
        EmailAddress address,
        String messageId,
        Instant messageDate,
        Optional<DocumentReference> document,
        int attempt,
        Instant retriesSince) {

    SentCopyFailed failed(String detail, Instant at) {
        return new SentCopyFailed(
                requestId, sender.tenantId(), sender.senderId(), SendingMethod.MAILBOX, document, at, attempt, detail);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "copy of " + sender.tenantId() + "/" + requestId + " attempt " + attempt;
    }
}
