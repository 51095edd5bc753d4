package dev.facteur.dispatch;

import dev.facteur.dispatch.AfterTurn.Elsewhere;
import dev.facteur.dispatch.AfterTurn.Over;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.lane.NotNow;
import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.lane.SenderLanes;
import dev.facteur.dispatch.lane.server.Learnt;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.dispatch.watch.Step;
import dev.facteur.dispatch.watch.Tracing;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The use case: a claimed request is attempted, and what came of it is written into the ledger, then told. Either it
 * ends, or it waits in the ledger; nothing else can become of it.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOGGER = Logger.getLogger(Dispatcher.class);

    private final Attempts attempts;
    private final RelayInstead relayInstead;
    private final Conclusions conclusions;
    private final WaitingRequests waiting;
    private final Parking parking;
    private final SenderLanes lanes;
    private final Tracing tracing;
    private final Clock clock;

    Dispatcher(
            Attempts attempts,
            RelayInstead relayInstead,
            Conclusions conclusions,
            WaitingRequests waiting,
            Parking parking,
            SenderLanes lanes,
            Tracing tracing,
            Clock clock) {
        this.attempts = attempts;
        this.relayInstead = relayInstead;
        this.conclusions = conclusions;
        this.waiting = waiting;
        this.parking = parking;
        this.lanes = lanes;
        this.tracing = tracing;
        this.clock = clock;
    }

    /**
     * Attempts the request.
     *
     * @return writes its outcome into the ledger and tells it. Nothing is left to do where those behind it in its lane may
     *     only start when it is written: a login that was refused, a server that is away, a budget that counts it
     */
    public AfterTurn dispatch(Assignment assignment) {
        if (assignment.isInterrupted()) {
            interrupted(assignment);
            return Over.NOTHING_LEFT;
        }
        Optional<Assignment> elsewhere = elsewhere(assignment);
        if (elsewhere.isPresent()) {
            return new Elsewhere(elsewhere.get());
        }
        boolean hasObstacle = Obstacles.to(assignment.request(), Optional.empty(), clock.instant())
                .isPresent();
        Optional<NotNow> notNow = hasObstacle ? Optional.empty() : mayStart(assignment);
        if (notNow.isPresent()) {
            return park(assignment, notNow.get()).<AfterTurn>map(Elsewhere::new).orElse(Over.NOTHING_LEFT);
        }
        Attempt attempt = attempt(assignment);
        Learnt learnt = lanes.learn(
                assignment.lane(), attempt.outcome(), attempt.message().isPresent());
        if (relayInstead.isFor(assignment, attempt)) {
            return byRelay(assignment, attempt, learnt);
        }
        if (attempt.outcome() instanceof Accepted && !lanes.isCounted(assignment.lane())) {
            return new Over(() -> conclude(assignment, attempt, learnt));
        }
        conclude(assignment, attempt, learnt);
        return Over.NOTHING_LEFT;
    }

    private Optional<Assignment> elsewhere(Assignment assignment) {
        try {
            return relayInstead.noLongerWanted(assignment);
        } catch (SQLException unavailable) {
            // As it was chosen a moment ago. Without the ledger the attempt does not begin either.
            LOGGER.warnf("Another lane cannot be looked up: %s", unavailable.getMessage());
            return Optional.empty();
        }
    }

    private AfterTurn byRelay(Assignment assignment, Attempt attempt, Learnt learnt) {
        try {
            return relayInstead
                    .turn(assignment, attempt, learnt)
                    .<AfterTurn>map(Elsewhere::new)
                    .orElse(Over.NOTHING_LEFT);
        } catch (SQLException | RuntimeException ourFault) {
            LOGGER.warnf("%s waits for its sender's own method: %s", assignment, ourFault.getMessage());
            conclude(assignment, attempt, learnt);
            return Over.NOTHING_LEFT;
        }
    }

    /**
     * Parks a request without an attempt: neither Kafka nor its lane must wait for it.
     *
     * @return the same by another lane, where it need not wait
     */
    public Optional<Assignment> park(Assignment assignment, NotNow notNow) {
        if (assignment.isInterrupted()) {
            interrupted(assignment);
            return Optional.empty();
        }
        Optional<Assignment> elsewhere =
                notNow instanceof NotNow.ServerAway ? relayInstead.insteadOfAway(assignment) : Optional.empty();
        if (elsewhere.isEmpty()) {
            waitFor(assignment, notNow);
        }
        return elsewhere;
    }

    private void waitFor(Assignment assignment, NotNow notNow) {
        switch (notNow) {
            case NotNow.LaneFull _ ->
                // Due at once, in the place it has or had: it is taken when there is room.
                parking.withoutRoom(
                        assignment,
                        assignment.wasDue().orElse(assignment.claim().firstClaimedAt()));
            case NotNow.Paced(Instant until) ->
                parking.park(
                        assignment,
                        Optional.of(assignment.lane().method()),
                        new Wait(
                                DelayReason.THROTTLED,
                                Optional.of(assignment.wasDue().orElse(until)),
                                Optional.of(until),
                                "The mailbox has sent as much as its provider takes in a time"),
                        assignment.claim().deferredSince());
            case NotNow.ServerAway _ -> {
                Deferred away = new Deferred(
                        DelayReason.SERVER_UNREACHABLE,
                        Optional.empty(),
                        "The server has not answered others",
                        Optional.empty(),
                        FailureCause.SERVER_UNREACHABLE,
                        whoseServer(assignment.lane()));
                conclusions.deferred(assignment, Attempt.without(Optional.empty(), away), away);
                if (lanes.isThere(assignment.lane())) {
                    // It came back while this was being parked, and was too late for being released.
                    release(assignment.lane());
                }
            }
        }
    }

    /** A mailbox' owner has chosen its server, and perhaps wrongly. */
    private static WhoActs whoseServer(SenderLane lane) {
        return switch (lane.method()) {
            case MAILBOX -> WhoActs.SENDER;
            case RELAY, GMAIL, MICROSOFT -> WhoActs.OPERATOR;
        };
    }

    /** Neither attempted nor parked, for what is parked is attempted in the end: only a person can say what became of it. */
    private void interrupted(Assignment assignment) {
        Uncertain uncertain =
                new Uncertain("Facteur was interrupted while the document was being sent", Optional.empty());
        conclusions.uncertain(assignment, Attempt.without(Optional.empty(), uncertain), uncertain);
    }

    private Optional<NotNow> mayStart(Assignment assignment) {
        try {
            return lanes.mayStart(assignment.lane(), assignment.openRecipients());
        } catch (SQLException unavailable) {
            // Without the ledger nothing is counted, and nothing could be settled: it waits in its place.
            LOGGER.warnf("The budget of a mailbox cannot be looked up: %s", unavailable.getMessage());
            return Optional.of(new NotNow.LaneFull());
        }
    }

    private Attempt attempt(Assignment assignment) {
        Instant began = clock.instant();
        try (Step step = tracing.step("attempt", SpanKind.INTERNAL)) {
            Attempt attempt = attempts.make(assignment);
            step.with("facteur.method", assignment.lane().method().name())
                    .with("facteur.provider", assignment.lane().provider())
                    .with("facteur.outcome", attempt.outcome().getClass().getSimpleName());
            return attempt.took(Duration.between(began, clock.instant()));
        } catch (SQLException | RuntimeException ourFault) {
            return failedByUs(assignment, ourFault);
        }
    }

    private void conclude(Assignment assignment, Attempt attempt, Learnt learnt) {
        boolean wasAway = !lanes.isThere(assignment.lane());
        try {
            conclusions.conclude(assignment, learnt == Learnt.LOOK_AGAIN ? soon(assignment.lane(), attempt) : attempt);
        } catch (SQLException | RuntimeException ourFault) {
            concludeAfterFault(assignment, attempt, failedByUs(assignment, ourFault));
        }
        if (learnt == Learnt.IS_BACK || (wasAway && lanes.isThere(assignment.lane()))) {
            release(assignment.lane());
        }
    }

    /** A fault of ours does not undo what a server may have taken. */
    private void concludeAfterFault(Assignment assignment, Attempt attempt, Attempt failed) {
        switch (attempt.outcome()) {
            case Accepted _, PartlyAccepted _, Uncertain _ ->
                conclusions.uncertain(
                        assignment.sentAs(attempt.message()),
                        failed,
                        new Uncertain("Facteur had a fault of its own after it had sent", Optional.empty()));
            case Rejected _, Deferred _, AuthenticationExpired _ ->
                conclusions.deferred(assignment, failed, (Deferred) failed.outcome());
        }
    }

    private void release(SenderLane lane) {
        try {
            waiting.releaseServer(lane.server());
        } catch (SQLException unavailable) {
            LOGGER.warnf("What waits for a server that is back leaves as it is due: %s", unavailable.getMessage());
        }
    }

    /** The next attempt shows whether the server is back; all others wait for that. */
    private Attempt soon(SenderLane lane, Attempt attempt) {
        return attempt.outcome() instanceof Deferred deferred
                ? attempt.withOutcome(deferred.after(lookAgainAfter(lane, deferred)))
                : attempt;
    }

    /** An API that is away may say how long; of a mail server it is we who have a guess. */
    private Duration lookAgainAfter(SenderLane lane, Deferred deferred) {
        return switch (lane.method()) {
            case RELAY, MAILBOX -> lanes.probeAfter();
            case GMAIL, MICROSOFT -> deferred.retryAfter().orElse(lanes.probeAfter());
        };
    }

    // Like any other deferral: a request that always meets our fault is given up after a day, and told.
    private static Attempt failedByUs(Assignment assignment, Exception ourFault) {
        LOGGER.errorf(ourFault, "%s failed for a reason of our own; it is tried again", assignment);
        return Attempt.without(
                Optional.empty(),
                new Deferred(
                        DelayReason.RETRY,
                        Optional.empty(),
                        "Facteur had a fault of its own",
                        Optional.empty(),
                        FailureCause.MESSAGE_REJECTED,
                        WhoActs.OPERATOR));
    }
}
