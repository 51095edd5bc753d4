package dev.facteur.dispatch;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SenderProfile;
import java.util.Optional;

/**
 * What was tried and how it ended.
 *
 * @param profile absent for a sender who never opened the preferences
 * @param message absent if it never came to composing one
 * @param sentCopy what becomes of its copy, should it be accepted
 */
record Attempt(
        Optional<SenderProfile> profile,
        Optional<ComposedMessage> message,
        SentCopy sentCopy,
        DeliveryOutcome outcome) {

    Attempt withOutcome(DeliveryOutcome other) {
        return new Attempt(profile, message, sentCopy, other);
    }

    static Attempt without(Optional<SenderProfile> profile, DeliveryOutcome outcome) {
        return new Attempt(profile, Optional.empty(), SentCopy.NOT_WANTED, outcome);
    }

    static Attempt refused(Optional<SenderProfile> profile, FailureCause cause, WhoActs whoActs, String detail) {
        return without(profile, Rejected.because(cause, whoActs, detail));
    }
}
