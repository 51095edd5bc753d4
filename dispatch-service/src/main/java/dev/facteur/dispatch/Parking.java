package dev.facteur.dispatch;

import dev.facteur.dispatch.ledger.Tried;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.waiting.WaitingInFront;
import dev.facteur.dispatch.report.OutcomeEvents;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Puts requests that must wait into the ledger, and tells it once for each reason. */
@ApplicationScoped
public class Parking {
    private final CountedReports reports;
    private final Clock clock;

    Parking(CountedReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** Parks a request behind others that wait already or are under way, with whoever has those. Nobody knows how long. */
    public void behind(Assignment assignment, WaitingInFront inFront) {
        Instant place = inFront.dueAt().orElse(assignment.claim().firstClaimedAt());
        reports.report(
                assignment.lane(),
                othersFirst(assignment, inFront.reason(), place).leftTo(inFront.drainedBy()));
    }

    /** Parks a request that finds no room, in the place it has. */
    void withoutRoom(Assignment assignment, Instant place) {
        reports.report(assignment.lane(), othersFirst(assignment, DelayReason.THROTTLED, place));
    }

    private Settlement othersFirst(Assignment assignment, DelayReason reason, Instant place) {
        return parked(
                assignment,
                Optional.of(assignment.lane().method()),
                new Wait(reason, Optional.of(place), Optional.empty(), "Others go first"),
                assignment.claim().deferredSince());
    }

    /** Parks without an attempt. */
    void park(Assignment assignment, Optional<SendingMethod> method, Wait wait, Optional<Instant> deferredSince) {
        park(assignment, method, wait, deferredSince, Optional.empty());
    }

    /**
     * Parks.
     *
     * @param deferredSince since when it has been deferred again and again; absent while that does not count
     */
    void park(
            Assignment assignment,
            Optional<SendingMethod> method,
            Wait wait,
            Optional<Instant> deferredSince,
            Optional<Tried> tried) {
        reports.report(
                assignment.lane(),
                parked(assignment, method, wait, deferredSince).after(tried));
    }

    private Settlement parked(
            Assignment assignment, Optional<SendingMethod> method, Wait wait, Optional<Instant> deferredSince) {
        boolean isTold =
                assignment.claim().waitedFor().filter(wait.reason()::equals).isPresent();
        Optional<DispatchEvent> event = isTold
                ? Optional.empty()
                : Optional.of(OutcomeEvents.delayed(
                        assignment.request(),
                        assignment.claim(),
                        method,
                        wait.reason(),
                        wait.told(),
                        wait.detail(),
                        clock.instant()));
        return Settlement.parked(
                        assignment.claim(),
                        wait.reason(),
                        untilItExpires(assignment, wait.due()),
                        deferredSince,
                        method,
                        assignment.payload(),
                        event)
                .forServer(assignment.lane().server());
    }

    /** What is not valid any longer fails then, and not when it would have been tried again. */
    private static Optional<Instant> untilItExpires(Assignment assignment, Optional<Instant> due) {
        Optional<Instant> expired = assignment.request().expiresAt().map(end -> end.plusMillis(1));
        return due.filter(instant -> expired.filter(instant::isAfter).isEmpty()).or(() -> expired.or(() -> due));
    }
}
