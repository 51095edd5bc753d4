package dev.facteur.dispatch.delivery.http;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.delivery.Words;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.WhoActs;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an API's answer can mean, whichever API it is. What it said is in the detail: an event's {@code smtp} tells of SMTP.
 *
 * @param api as people know it
 */
public record ApiOutcomes(String api) {
    private static final Duration A_DAY = Duration.ofDays(1);

    /** An API takes a message for all of its recipients or for none. */
    public DeliveryOutcome accepted(ComposedMessage message, Optional<String> providerMessageId) {
        return new Accepted(
                message.recipients().stream()
                        .map(recipient -> new RecipientOutcome(recipient, true, Optional.empty()))
                        .toList(),
                providerMessageId);
    }

    public DeliveryOutcome notSent(PostResult.NotSent notSent) {
        return new Deferred(
                DelayReason.SERVER_UNREACHABLE,
                Optional.empty(),
                api + " could not be reached: " + notSent.detail(),
                Optional.empty(),
                FailureCause.SERVER_UNREACHABLE,
                WhoActs.OPERATOR);
    }

    public DeliveryOutcome unanswered(PostResult.Unanswered unanswered) {
        return new Uncertain(
                "The connection to " + api + " was lost after the message was written: " + unanswered.detail(),
                Optional.empty());
    }

    /**
     * Found out before anybody is asked.
     *
     * @param limit the largest that is taken, in bytes
     */
    public DeliveryOutcome tooLarge(long size, long limit) {
        return Rejected.because(
                FailureCause.MESSAGE_TOO_LARGE,
                WhoActs.CALLER,
                "The message has " + size + " bytes; " + api + " takes " + limit);
    }

    public DeliveryOutcome rejected(FailureCause cause, WhoActs whoActs, Refusal refusal) {
        return Rejected.because(cause, whoActs, words(refusal));
    }

    /** The account's owner must consent again. */
    public DeliveryOutcome expired(Refusal refusal) {
        return new AuthenticationExpired(words(refusal), Optional.empty());
    }

    public DeliveryOutcome throttled(WhoActs whoActs, Refusal refusal) {
        return deferred(DelayReason.THROTTLED, FailureCause.THROTTLED, whoActs, refusal);
    }

    /** As much as may be sent in a day has been sent. */
    public DeliveryOutcome throttledForADay(WhoActs whoActs, Refusal refusal) {
        return throttled(
                whoActs,
                new Refusal(
                        refusal.status(),
                        refusal.code(),
                        refusal.message(),
                        refusal.retryAfter().or(() -> Optional.of(A_DAY))));
    }

    public DeliveryOutcome away(Refusal refusal) {
        return deferred(DelayReason.SERVER_UNREACHABLE, FailureCause.SERVER_UNREACHABLE, WhoActs.OPERATOR, refusal);
    }

    /** Not now, and perhaps never: somebody is mending it, or looks at it when it is given up. */
    public DeliveryOutcome deferred(FailureCause ifGivenUp, WhoActs whoActs, Refusal refusal) {
        return deferred(DelayReason.RETRY, ifGivenUp, whoActs, refusal);
    }

    /** Something broke behind the API; it may have sent the message before. */
    public DeliveryOutcome uncertain(Refusal refusal) {
        return new Uncertain(words(refusal), Optional.empty());
    }

    private DeliveryOutcome deferred(DelayReason reason, FailureCause ifGivenUp, WhoActs whoActs, Refusal refusal) {
        return new Deferred(reason, refusal.retryAfter(), words(refusal), Optional.empty(), ifGivenUp, whoActs);
    }

    private String words(Refusal refusal) {
        String said = Stream.of(Integer.toString(refusal.status()), refusal.code(), refusal.message())
                .filter(word -> !word.isBlank())
                .reduce((before, word) -> before + " " + word)
                .orElseThrow();
        return api + " answered " + Words.of(said.replaceAll("\\p{Cntrl}+", " "));
    }
}
