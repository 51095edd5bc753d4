package dev.facteur.dispatch;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.ledger.Tried;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SenderProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was tried and how it ended.
 *
 * @param profile absent for a sender who never opened the preferences
 * @param message absent if it never came to composing one
 * @param sentCopy what becomes of its copy, should it be accepted
 * @param took how long it took; absent where nothing was tried
 */
record Attempt(
        Optional<SenderProfile> profile,
        Optional<ComposedMessage> message,
        SentCopy sentCopy,
        DeliveryOutcome outcome,
        Optional<Duration> took) {

    Attempt(
            Optional<SenderProfile> profile,
            Optional<ComposedMessage> message,
            SentCopy sentCopy,
            DeliveryOutcome outcome) {
        this(profile, message, sentCopy, outcome, Optional.empty());
    }

    Attempt withOutcome(DeliveryOutcome other) {
        return new Attempt(profile, message, sentCopy, other, took);
    }

    Attempt took(Duration time) {
        return new Attempt(profile, message, sentCopy, outcome, Optional.of(time));
    }

    /** For those who look into it later. */
    Optional<Tried> tried(Instant at) {
        return took.map(time -> switch (outcome) {
            case Accepted _ -> new Tried(at, time, "", Optional.empty());
            case PartlyAccepted partly ->
                new Tried(at, time, partly.rest().detail(), partly.rest().smtp());
            case Deferred deferred -> new Tried(at, time, deferred.detail(), deferred.smtp());
            case Rejected rejected -> new Tried(at, time, rejected.detail(), rejected.smtp());
            case AuthenticationExpired(String reason, var smtp) -> new Tried(at, time, reason, smtp);
            case Uncertain(String detail, var smtp) -> new Tried(at, time, detail, smtp);
        });
    }

    static Attempt without(Optional<SenderProfile> profile, DeliveryOutcome outcome) {
        return new Attempt(profile, Optional.empty(), SentCopy.NOT_WANTED, outcome);
    }

    static Attempt refused(Optional<SenderProfile> profile, FailureCause cause, WhoActs whoActs, String detail) {
        return without(profile, Rejected.because(cause, whoActs, detail));
    }
}
