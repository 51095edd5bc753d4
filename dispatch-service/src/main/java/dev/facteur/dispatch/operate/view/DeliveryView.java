package dev.facteur.dispatch.operate.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.operate.search.FoundDelivery;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.DocumentReference;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SentCopyFailed;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.web.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One delivery in a list. */
@Schema(name = "Delivery")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DeliveryView(
        @Schema(examples = "\"acme\"") TenantId tenantId,
        @Schema(examples = "\"j.dupond\"") SenderId senderId,
        @Schema(examples = "\"inv-2026-0042-1\"") RequestId requestId,
        ShownState state,

        @Schema(description = "The caller's own reference, unless its first attempt is still under way")
        Optional<DocumentReference> document,

        @Schema(description = "Absent until the sender is known")
        Optional<SendingMethod> method,

        @Schema(description = "The sender's own method, where that was unavailable and it goes by the relay instead")
        Optional<SendingMethod> insteadOf,

        @Schema(description = "When the request came") Instant askedAt,

        @Schema(description = "Since when it is in this state")
        Instant at,

        int attempts,

        @Schema(description = "Why it waits") Optional<DelayReason> reason,

        @Schema(description = "When it is tried again; absent while nobody knows")
        Optional<Instant> until,

        @Schema(description = "Why it will not be sent, or is held")
        Optional<FailureCause> cause,

        @Schema(description = "Who can mend that") Optional<WhoActs> whoActs,

        @Schema(description = "All of that in a sentence, in the language of Accept-Language")
        String sentence,

        @Schema(description = "What its sender can do; absent where nothing is to be done")
        Optional<String> whatToDo,

        @Schema(description = "As far as anything is known of them") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<RecipientView> recipients) {

    public static DeliveryView of(FoundDelivery delivery, boolean isForSender, Language language) {
        Words words = Words.on(delivery, language);
        boolean isWaiting = delivery.state() == DeliveryState.WAITING;
        Optional<DeliveryFailed> failed =
                delivery.event().filter(DeliveryFailed.class::isInstance).map(DeliveryFailed.class::cast);
        return new DeliveryView(
                delivery.tenantId(),
                delivery.senderId(),
                delivery.requestId(),
                ShownState.of(delivery.state()),
                delivery.event().flatMap(DeliveryView::document),
                delivery.method(),
                delivery.insteadOf(),
                delivery.askedAt(),
                delivery.changedAt(),
                delivery.attempts(),
                delivery.reason().filter(_ -> isWaiting),
                delivery.dueAt().filter(_ -> isWaiting && !awaitsSender(delivery)),
                failed.map(DeliveryFailed::cause),
                failed.map(DeliveryFailed::whoActs),
                words.sentence(),
                words.whatToDo(),
                recipients(delivery).stream()
                        .map(outcome -> RecipientView.of(outcome, isForSender))
                        .toList());
    }

    /** Then it is due when nobody waits any longer, which is not when it is tried. */
    private static boolean awaitsSender(FoundDelivery delivery) {
        return delivery.reason()
                .filter(DelayReason.AUTHENTICATION_EXPIRED::equals)
                .isPresent();
    }

    private static Optional<DocumentReference> document(DispatchEvent event) {
        return switch (event) {
            case DocumentSent sent -> sent.document();
            case DeliveryDelayed delayed -> delayed.document();
            case DeliveryFailed failed -> failed.document();
            // These are told of a sender or a copy, never kept as a delivery's own.
            case SentCopyFailed _, AuthenticationExpired _, AuthenticationRestored _ -> Optional.empty();
        };
    }

    private static List<RecipientOutcome> recipients(FoundDelivery delivery) {
        return delivery.event()
                .map(event -> switch (event) {
                    case DocumentSent sent -> sent.recipients();
                    case DeliveryFailed failed -> failed.recipients();
                    case DeliveryDelayed _, SentCopyFailed _, AuthenticationExpired _, AuthenticationRestored _ ->
                        delivery.partlySent().map(DocumentSent::recipients).orElse(List.of());
                })
                .orElse(List.of());
    }
}
