package dev.facteur.dispatch;

import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.lane.NotNow;
import dev.facteur.dispatch.lane.RetryConfig;
import dev.facteur.dispatch.lane.RetrySchedule;
import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.lane.SenderLanes;
import dev.facteur.dispatch.lane.server.Learnt;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.dispatch.report.OutcomeEvents;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * The use case: a claimed request is attempted, and what came of it is written into the ledger, then told. Either it
 * ends, or it waits in the ledger; nothing else can become of it.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOGGER = Logger.getLogger(Dispatcher.class);

    private final Attempts attempts;
    private final AuthenticationEpisodes episodes;
    private final SenderProfileRepository profiles;
    private final WaitingRequests waiting;
    private final Parking parking;
    private final Reporter reporter;
    private final SenderLanes lanes;
    private final RetrySchedule retries;
    private final Clock clock;

    Dispatcher(
            Attempts attempts,
            AuthenticationEpisodes episodes,
            SenderProfileRepository profiles,
            WaitingRequests waiting,
            Parking parking,
            Reporter reporter,
            SenderLanes lanes,
            RetryConfig retries,
            Clock clock) {
        this.attempts = attempts;
        this.episodes = episodes;
        this.profiles = profiles;
        this.waiting = waiting;
        this.parking = parking;
        this.reporter = reporter;
        this.lanes = lanes;
        this.retries = RetrySchedule.of(retries);
        this.clock = clock;
    }

    /**
     * Attempts the request.
     *
     * @return writes its outcome into the ledger and tells it. Nothing is left to do where those behind it in its lane may
     *     only start when it is written: a login that was refused, a server that is away, a budget that counts it
     */
    public Runnable dispatch(Assignment assignment) {
        boolean hasObstacle = Obstacles.to(assignment.request(), Optional.empty(), clock.instant())
                .isPresent();
        Optional<NotNow> notNow = hasObstacle ? Optional.empty() : mayStart(assignment.lane());
        if (notNow.isPresent()) {
            park(assignment, notNow.get());
            return () -> {};
        }
        Attempt attempt = attempt(assignment);
        Learnt learnt = lanes.learn(assignment.lane(), attempt.outcome());
        if (attempt.outcome() instanceof Accepted && !lanes.isCounted(assignment.lane())) {
            return () -> conclude(assignment, attempt, learnt);
        }
        conclude(assignment, attempt, learnt);
        return () -> {};
    }

    /** Parks a request without an attempt: neither Kafka nor its lane must wait for it. */
    public void park(Assignment assignment, NotNow notNow) {
        switch (notNow) {
            case NotNow.LaneFull _ ->
                // Due at once, in the place it has or had: it is taken when there is room.
                parking.behindOthers(
                        assignment,
                        DelayReason.THROTTLED,
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
                        assignment.lane().equals(SenderLane.RELAY) ? WhoActs.OPERATOR : WhoActs.SENDER);
                deferred(assignment, Attempt.without(Optional.empty(), away), away);
            }
        }
    }

    private Optional<NotNow> mayStart(SenderLane lane) {
        try {
            return lanes.mayStart(lane);
        } catch (SQLException unavailable) {
            // Without the ledger nothing is counted, and nothing could be settled: it waits in its place.
            LOGGER.warnf("The budget of a mailbox cannot be looked up: %s", unavailable.getMessage());
            return Optional.of(new NotNow.LaneFull());
        }
    }

    private Attempt attempt(Assignment assignment) {
        try {
            return attempts.make(assignment);
        } catch (SQLException | RuntimeException ourFault) {
            return failedByUs(assignment, ourFault);
        }
    }

    private void conclude(Assignment assignment, Attempt attempt, Learnt learnt) {
        try {
            conclude(assignment, learnt == Learnt.LOOK_AGAIN ? soon(attempt) : attempt);
        } catch (SQLException | RuntimeException ourFault) {
            concludeAfterFault(assignment, attempt, failedByUs(assignment, ourFault));
        }
        if (learnt == Learnt.IS_BACK) {
            release(assignment.lane());
        }
    }

    /** A fault of ours does not undo what a server may have taken. */
    private void concludeAfterFault(Assignment assignment, Attempt attempt, Attempt failed) {
        switch (attempt.outcome()) {
            case Accepted _, PartlyAccepted _, Uncertain _ ->
                uncertain(
                        assignment,
                        failed,
                        new Uncertain("Facteur had a fault of its own after it had sent", Optional.empty()));
            case Rejected _, Deferred _, AuthenticationExpired _ ->
                deferred(assignment, failed, (Deferred) failed.outcome());
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
    private Attempt soon(Attempt attempt) {
        return attempt.outcome() instanceof Deferred deferred
                ? attempt.withOutcome(deferred.after(lanes.probeAfter()))
                : attempt;
    }

    private void conclude(Assignment assignment, Attempt attempt) throws SQLException {
        switch (attempt.outcome()) {
            case Accepted accepted -> sent(assignment, attempt, accepted);
            case PartlyAccepted partly -> partlySent(assignment, attempt, partly);
            case Rejected rejected -> failed(assignment, attempt, DeliveryState.FAILED, rejected);
            case Deferred deferred -> deferred(assignment, attempt, deferred);
            case AuthenticationExpired expired -> authenticationExpired(assignment, attempt, expired);
            case Uncertain uncertain -> uncertain(assignment, attempt, uncertain);
        }
    }

    private void sent(Assignment assignment, Attempt attempt, Accepted accepted) {
        SendingMethod method = method(attempt).orElse(SendingMethod.RELAY);
        DispatchEvent event = OutcomeEvents.sent(
                assignment.request(),
                assignment.claim(),
                method,
                attempt.message().orElseThrow(),
                accepted,
                attempt.sentCopy(),
                clock.instant());
        reporter.report(Settlement.ended(assignment.claim(), DeliveryState.SENT, Optional.of(method), event));
    }

    /** Some have it: from here on only the others are tried, and the event that ends the request tells of all. */
    private void partlySent(Assignment assignment, Attempt attempt, PartlyAccepted partly) {
        DocumentSent soFar = OutcomeEvents.partlySent(
                assignment.request(),
                assignment.claim(),
                method(attempt).orElse(SendingMethod.RELAY),
                attempt.message().orElseThrow(),
                partly,
                attempt.sentCopy(),
                clock.instant());
        deferred(assignment.partlySent(soFar), attempt, partly.rest());
    }

    private void failed(Assignment assignment, Attempt attempt, DeliveryState state, Rejected rejected) {
        DispatchEvent event = OutcomeEvents.ended(
                assignment.request(), assignment.claim(), method(attempt), rejected, clock.instant());
        DeliveryState end = event instanceof DocumentSent ? DeliveryState.SENT : state;
        reporter.report(Settlement.ended(assignment.claim(), end, method(attempt), event));
    }

    private void deferred(Assignment assignment, Attempt attempt, Deferred deferred) {
        Instant now = clock.instant();
        SendDocument request = assignment.request();
        if (deferred.reason() == DelayReason.SCHEDULED) {
            parking.park(
                    assignment,
                    method(attempt),
                    Wait.until(deferred.reason(), request.notBefore(), deferred.detail()),
                    Optional.empty());
            return;
        }
        Instant deferredSince = assignment.claim().deferredSince().orElse(now);
        Optional<Instant> due = retries.next(
                deferredSince,
                now,
                deferred.retryAfter(),
                ThreadLocalRandom.current().nextDouble());
        if (due.isEmpty()) {
            Rejected givenUp = new Rejected(
                    deferred.ifGivenUp(),
                    deferred.whoActs(),
                    "Given up. " + deferred.detail(),
                    deferred.smtp(),
                    java.util.List.of());
            failed(assignment, attempt, DeliveryState.FAILED, givenUp);
            return;
        }
        if (deferred.reason() == DelayReason.THROTTLED) {
            // More attempts would only make the provider angrier.
            lanes.pause(assignment.lane(), due.get());
        }
        parking.park(
                assignment,
                method(attempt),
                Wait.until(deferred.reason(), due, deferred.detail()),
                Optional.of(deferredSince));
    }

    private void authenticationExpired(Assignment assignment, Attempt attempt, AuthenticationExpired expired)
            throws SQLException {
        SenderProfile profile = attempt.profile().orElseThrow();
        if (!episodes.isOpenFor(profile)) {
            episodes.begin(profile, assignment.request().requestId(), expired.reason())
                    .ifPresent(reporter::report);
        }
        parking.park(
                assignment,
                method(attempt),
                Wait.until(
                        DelayReason.AUTHENTICATION_EXPIRED,
                        Optional.empty(),
                        "Waits until the sender has signed in again"),
                Optional.empty());
        releaseIfBack(profile);
    }

    /** The sender may have come back between our attempt and the parking: then nobody else would release it. */
    private void releaseIfBack(SenderProfile attempted) throws SQLException {
        Optional<SenderProfile> current = profiles.find(attempted.key());
        if (current.isEmpty() || !episodes.isOpenFor(current.get())) {
            waiting.release(attempted.key());
        }
    }

    private void uncertain(Assignment assignment, Attempt attempt, Uncertain uncertain) {
        switch (assignment.request().onUncertain()) {
            case RESEND ->
                deferred(
                        assignment,
                        attempt,
                        new Deferred(
                                DelayReason.RETRY,
                                Optional.empty(),
                                uncertain.detail(),
                                uncertain.smtp(),
                                FailureCause.UNCERTAIN,
                                WhoActs.SENDER));
            case HOLD ->
                failed(
                        assignment,
                        attempt,
                        DeliveryState.HELD,
                        new Rejected(
                                FailureCause.UNCERTAIN,
                                WhoActs.SENDER,
                                uncertain.detail(),
                                uncertain.smtp(),
                                java.util.List.of()));
        }
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

    private static Optional<SendingMethod> method(Attempt attempt) {
        return attempt.profile()
                .map(SenderProfile::method)
                .or(() -> attempt.message().map(_ -> SendingMethod.RELAY));
    }
}
