package dev.facteur.dispatch.report;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.DocumentAdvice;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.sender.SendingMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The event that tells of an outcome. Pure. */
public final class OutcomeEvents {
    private OutcomeEvents() {}

    public static DocumentSent sent(
            SendDocument request,
            Claim claim,
            SendingMethod method,
            ComposedMessage message,
            Accepted accepted,
            SentCopy sentCopy,
            Instant at) {
        return sent(request, claim, method, message, accepted.recipients(), accepted.providerMessageId(), sentCopy, at);
    }

    /** What {@code document-sent} will say at least, once the other recipients are settled too. */
    public static DocumentSent partlySent(
            SendDocument request,
            Claim claim,
            SendingMethod method,
            ComposedMessage message,
            PartlyAccepted accepted,
            SentCopy sentCopy,
            Instant at) {
        return sent(request, claim, method, message, accepted.settled(), Optional.empty(), sentCopy, at);
    }

    /** Of a request of which nobody knew, and somebody says that it was sent: to everybody who was still to get it. */
    public static DocumentSent confirmed(
            SendDocument request,
            Claim claim,
            SendingMethod method,
            EmailAddress from,
            String messageId,
            SentCopy sentCopy,
            Instant at) {
        List<RecipientOutcome> accepted = request.recipients()
                .map(NamedAddress::address)
                .distinct()
                .filter(address -> Recipients.of(claim).outcomes().get(address) == null)
                .map(address -> new RecipientOutcome(address, true, Optional.empty()))
                .toList();
        return sent(request, claim, method, from, messageId, accepted, Optional.empty(), sentCopy, at);
    }

    private static DocumentSent sent(
            SendDocument request,
            Claim claim,
            SendingMethod method,
            ComposedMessage message,
            List<RecipientOutcome> recipients,
            Optional<String> providerMessageId,
            SentCopy sentCopy,
            Instant at) {
        return sent(
                request,
                claim,
                method,
                message.identity().from().address(),
                message.messageId(),
                recipients,
                providerMessageId,
                sentCopy,
                at);
    }

    private static DocumentSent sent(
            SendDocument request,
            Claim claim,
            SendingMethod method,
            EmailAddress from,
            String messageId,
            List<RecipientOutcome> recipients,
            Optional<String> providerMessageId,
            SentCopy sentCopy,
            Instant at) {
        boolean isCopied = claim.partlySent()
                .map(DocumentSent::sentCopy)
                .filter(SentCopy.PENDING::equals)
                .isPresent();
        return new DocumentSent(
                request.requestId(),
                request.tenantId(),
                request.senderId(),
                method,
                claim.insteadOf(),
                request.document(),
                at,
                claim.attempt(),
                from,
                messageId,
                providerMessageId,
                Recipients.of(claim).with(recipients).inOrderOf(request),
                isCopied ? SentCopy.PENDING : sentCopy,
                DocumentAdvice.on(request));
    }

    public static DeliveryDelayed delayed(
            SendDocument request,
            Claim claim,
            Optional<SendingMethod> method,
            DelayReason reason,
            Optional<Instant> until,
            String detail,
            Instant at) {
        String soFar =
                claim.partlySent().map(sent -> Recipients.soFar(request, sent)).orElse("");
        return new DeliveryDelayed(
                request.requestId(),
                request.tenantId(),
                request.senderId(),
                method,
                claim.insteadOf(),
                request.document(),
                at,
                claim.attempt(),
                reason,
                until,
                soFar + detail);
    }

    /**
     * Of a request that ends without, or without more of, its recipients. One that some of them have is told as sent:
     * it says of every recipient what became of them. Only what nobody knows is told as that.
     */
    public static DispatchEvent ended(
            SendDocument request, Claim claim, Optional<SendingMethod> method, Rejected rejected, Instant at) {
        return claim.partlySent()
                .filter(_ -> rejected.cause() != FailureCause.UNCERTAIN)
                .<DispatchEvent>map(sent -> completed(request, claim, sent, rejected, at))
                .orElseGet(() -> failed(request, claim, method, rejected, at));
    }

    private static DocumentSent completed(
            SendDocument request, Claim claim, DocumentSent sent, Rejected rejected, Instant at) {
        return new DocumentSent(
                sent.requestId(),
                sent.tenantId(),
                sent.senderId(),
                sent.method(),
                sent.insteadOf(),
                sent.document(),
                at,
                claim.attempt(),
                sent.from(),
                sent.messageId(),
                sent.providerMessageId(),
                Recipients.of(claim).with(rejected.recipients()).andTheRest(request, rejected.smtp()),
                sent.sentCopy(),
                sent.advice());
    }

    private static DeliveryFailed failed(
            SendDocument request, Claim claim, Optional<SendingMethod> method, Rejected rejected, Instant at) {
        return new DeliveryFailed(
                request.requestId(),
                request.tenantId(),
                request.senderId(),
                method,
                claim.insteadOf(),
                request.document(),
                at,
                claim.attempt(),
                rejected.cause(),
                rejected.whoActs(),
                rejected.detail(),
                rejected.smtp(),
                Recipients.of(claim).with(rejected.recipients()).andTheRest(request, rejected.smtp()));
    }
}
