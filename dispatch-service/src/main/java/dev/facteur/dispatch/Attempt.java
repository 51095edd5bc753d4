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
import dev.facteur.model.outcome.DelayReason;
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
 * @param note what else to know of it if it was accepted; as a rule nothing
 * @param took how long it took; absent where nothing was tried
 */
record Attempt(
        Optional<SenderProfile> profile,
        Optional<ComposedMessage> message,
        SentCopy sentCopy,
        DeliveryOutcome outcome,
        String note,
        Optional<Duration> took) {

    Attempt(
            Optional<SenderProfile> profile,
            Optional<ComposedMessage> message,
            SentCopy sentCopy,
            DeliveryOutcome outcome) {
        this(profile, message, sentCopy, outcome, "", Optional.empty());
    }

    Attempt withOutcome(DeliveryOutcome other) {
        return new Attempt(profile, message, sentCopy, other, note, took);
    }

    Attempt took(Duration time) {
        return new Attempt(profile, message, sentCopy, outcome, note, Optional.of(time));
    }

    Attempt noting(String other) {
        return new Attempt(profile, message, sentCopy, outcome, other, took);
    }

    /** For those who look into it later. */
    Optional<Tried> tried(Instant at) {
        return took.map(time -> switch (outcome) {
            case Accepted _ -> new Tried(at, time, note, Optional.empty());
            case PartlyAccepted partly ->
                new Tried(at, time, partly.rest().detail(), partly.rest().smtp());
            case Deferred deferred -> new Tried(at, time, deferred.detail(), deferred.smtp());
            case Rejected rejected -> new Tried(at, time, rejected.detail(), rejected.smtp());
            case AuthenticationExpired(String reason, var smtp) -> new Tried(at, time, reason, smtp);
            case Uncertain uncertain -> new Tried(at, time, uncertain.detail(), uncertain.smtp());
        });
    }

    static Attempt without(Optional<SenderProfile> profile, DeliveryOutcome outcome) {
        return new Attempt(profile, Optional.empty(), SentCopy.NOT_WANTED, outcome);
    }

    /** Whoever has the claim now reports; what we say of it is not written. */
    static Attempt lost(Optional<SenderProfile> profile) {
        return without(
                profile,
                new Deferred(
                        DelayReason.RETRY,
                        Optional.empty(),
                        "The attempt is no longer ours",
                        Optional.empty(),
                        FailureCause.SERVER_UNREACHABLE,
                        WhoActs.OPERATOR));
    }

    static Attempt refused(Optional<SenderProfile> profile, FailureCause cause, WhoActs whoActs, String detail) {
        return without(profile, Rejected.because(cause, whoActs, detail));
    }
}
