package dev.facteur.dispatch.sentcopy;

import dev.facteur.dispatch.lane.RetrySchedule;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.AlreadyThere;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Filed;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Never;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.SignInRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a copy after an attempt. Pure. */
sealed interface NextStep {

    /** It is there. */
    record Done() implements NextStep {}

    record Again(Instant dueAt, String reason) implements NextStep {}

    record GiveUp(String detail) implements NextStep {}

    /**
     * Decides.
     *
     * @param patience how long is waited for a sender whose credential is refused: one more attempt at its end, since
     *     refused logins lock accounts
     * @param chance between 0 and 1: spreads what failed together
     */
    static NextStep after(PendingCopy copy, FilingOutcome outcome, Instant now, Duration patience, double chance) {
        return switch (outcome) {
            case Filed _, AlreadyThere _ -> new Done();
            case Never(String detail) -> new GiveUp(detail);
            case NotNow(String detail) ->
                RetrySchedule.FOR_A_DAY
                        .next(copy.retriesSince(), now, Optional.empty(), chance)
                        .<NextStep>map(due -> new Again(due, detail))
                        .orElseGet(() -> new GiveUp("Given up after a day. " + detail));
            case SignInRefused(String detail) -> {
                Instant end = copy.retriesSince().plus(patience);
                yield now.isBefore(end)
                        ? new Again(end, detail)
                        : new GiveUp("The sender did not correct it in time. " + detail);
            }
        };
    }
}
