package dev.facteur.dispatch.operate.act;

import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.operate.search.OneDelivery;
import dev.facteur.dispatch.report.OutcomeEvents;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;

/** Gives up a delivery that waits. */
@ApplicationScoped
public class Cancellations {
    private final PersonalClaims claims;
    private final Reporter reporter;
    private final Clock clock;

    Cancellations(PersonalClaims claims, Reporter reporter, Clock clock) {
        this.claims = claims;
        this.reporter = reporter;
        this.clock = clock;
    }

    /**
     * Cancels. What some recipients have already ends as sent to those, like any request that is given up.
     *
     * @return {@code Elsewhere} if it has begun or ended
     */
    public ActOutcome cancel(OneDelivery delivery, Caller caller) throws SQLException {
        return switch (claims.take(delivery, DeliveryState.WAITING, OperatorActs.Act.CANCEL, caller)) {
            case Taking.Taken taken -> end(taken, caller);
            case Taking.Elsewhere(DeliveryState state) -> new ActOutcome.Elsewhere(state);
            case Taking.NotKept _ -> new ActOutcome.NotKept();
            case Taking.Unknown _ -> new ActOutcome.Unknown();
        };
    }

    private ActOutcome end(Taking.Taken taken, Caller caller) {
        String detail = switch (caller) {
            case Caller.Person _ -> "Its sender cancelled it";
            case Caller.Operator _ -> "An operator cancelled it";
        };
        // Under this key it will never be sent: who wants it sent after all asks under another.
        Rejected cancelled = Rejected.because(FailureCause.CANCELLED, WhoActs.CALLER, detail);
        DispatchEvent event = OutcomeEvents.ended(
                taken.request(), taken.claim(), taken.claim().triedBy(), cancelled, clock.instant());
        DeliveryState end = event instanceof DocumentSent ? DeliveryState.SENT : DeliveryState.FAILED;
        boolean isWritten = reporter.report(
                Settlement.ended(taken.claim(), end, taken.claim().triedBy(), event)
                        .by(Actors.of(caller)));
        return isWritten ? new ActOutcome.Done() : new ActOutcome.Overtaken();
    }
}
