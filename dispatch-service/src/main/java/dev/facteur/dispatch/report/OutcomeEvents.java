package dev.facteur.dispatch.report;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
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
        return new DocumentSent(
                request.requestId(),
                request.tenantId(),
                request.senderId(),
                method,
                request.document(),
                at,
                claim.attempt(),
                message.identity().from().address(),
                message.messageId(),
                accepted.providerMessageId(),
                accepted.recipients(),
                sentCopy,
                List.of());
    }

    public static DeliveryDelayed delayed(
            SendDocument request,
            Claim claim,
            Optional<SendingMethod> method,
            DelayReason reason,
            Optional<Instant> until,
            String detail,
            Instant at) {
        return new DeliveryDelayed(
                request.requestId(),
                request.tenantId(),
                request.senderId(),
                method,
                request.document(),
                at,
                claim.attempt(),
                reason,
                until,
                detail);
    }

    public static DeliveryFailed failed(
            SendDocument request, Claim claim, Optional<SendingMethod> method, Rejected rejected, Instant at) {
        return new DeliveryFailed(
                request.requestId(),
                request.tenantId(),
                request.senderId(),
                method,
                request.document(),
                at,
                claim.attempt(),
                rejected.cause(),
                rejected.whoActs(),
                rejected.detail(),
                rejected.smtp(),
                rejected.recipients());
    }
}
