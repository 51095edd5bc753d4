package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.WhoActs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As many of a message's recipients as the server takes in one transaction. Once one portion is accepted the next is
 * another attempt, so that the ledger knows in between who has the message.
 *
 * @param refused of the portions before this one, of which nobody was accepted
 * @param message for the recipients of this portion
 * @param isLast whether there are no others
 */
record Portion(List<RecipientOutcome> refused, ComposedMessage message, boolean isLast) {

    static Portion of(ComposedMessage message, int most) {
        return first(List.of(), message, most);
    }

    private static Portion first(List<RecipientOutcome> refused, ComposedMessage message, int most) {
        return new Portion(refused, message.toFirst(most), message.recipients().size() <= most);
    }

    /** Of half as many. */
    Portion half(ComposedMessage whole) {
        return first(refused, whole, (message.recipients().size() + 1) / 2);
    }

    /** The next one, if it was but the recipients of this one that the server refused: certainly nobody has it. */
    Optional<Portion> after(DeliveryOutcome outcome, ComposedMessage whole, int most) {
        return !isLast && outcome instanceof Rejected rejected && rejected.cause() == FailureCause.RECIPIENT_REJECTED
                ? Optional.of(first(refused(rejected), whole.withoutRecipients(message.recipients()), most))
                : Optional.empty();
    }

    private List<RecipientOutcome> refused(Rejected rejected) {
        return Stream.concat(
                        refused.stream(),
                        message.recipients().stream()
                                .map(address -> rejected.recipients().stream()
                                        .filter(outcome -> outcome.address().equals(address))
                                        .findFirst()
                                        .orElseGet(() -> new RecipientOutcome(address, false, Optional.empty()))))
                .toList();
    }

    /** What the outcome of this portion means for the whole message. */
    DeliveryOutcome conclude(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Accepted accepted
            when isLast -> new Accepted(with(accepted.recipients()), accepted.providerMessageId());
            case Accepted accepted -> new PartlyAccepted(with(accepted.recipients()), theOthersAreNext());
            case PartlyAccepted partly -> new PartlyAccepted(with(partly.settled()), partly.rest());
            case Rejected rejected ->
                new Rejected(
                        rejected.cause(),
                        rejected.whoActs(),
                        rejected.detail(),
                        rejected.smtp(),
                        with(rejected.recipients()));
            case Deferred _, AuthenticationExpired _, Uncertain _ -> outcome;
        };
    }

    private List<RecipientOutcome> with(List<RecipientOutcome> ofThis) {
        return Stream.concat(refused.stream(), ofThis.stream()).toList();
    }

    private Deferred theOthersAreNext() {
        return new Deferred(
                DelayReason.RETRY,
                Optional.of(Duration.ZERO),
                "The server takes " + message.recipients().size() + " recipients at a time; the others are next",
                Optional.empty(),
                FailureCause.RECIPIENT_REJECTED,
                WhoActs.CALLER);
    }
}
