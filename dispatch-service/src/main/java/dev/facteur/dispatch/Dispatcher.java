package dev.facteur.dispatch;

import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.lane.LaneConfig;
import dev.facteur.dispatch.lane.RetrySchedule;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.dispatch.report.OutcomeEvents;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.dispatch.sentcopy.SentCopies;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.SentCopy;
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
    private final Reporter reporter;
    private final LaneConfig lanes;
    private final Clock clock;

    Dispatcher(
            Attempts attempts,
            AuthenticationEpisodes episodes,
            SenderProfileRepository profiles,
            WaitingRequests waiting,
            Reporter reporter,
            LaneConfig lanes,
            Clock clock) {
        this.attempts = attempts;
        this.episodes = episodes;
        this.profiles = profiles;
        this.waiting = waiting;
        this.reporter = reporter;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Attempts the request and returns when its outcome is in the ledger and, if Kafka is there, told. */
    public void dispatch(Assignment assignment) {
        try {
            conclude(assignment, attempts.make(assignment));
        } catch (SQLException | RuntimeException ourFault) {
            LOGGER.errorf(ourFault, "%s failed for a reason of our own; it is tried again", assignment);
            deferForOurFault(assignment);
        }
    }

    /** Parks a request whose lane is full, without an attempt: Kafka must not wait for it. */
    public void parkForItsLane(Assignment assignment) {
        Instant due = clock.instant().plus(lanes.fullPause());
        park(
                assignment,
                Optional.empty(),
                DelayReason.THROTTLED,
                Optional.of(due),
                assignment.claim().deferredSince(),
                "Others of this sender go first");
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
                sentCopy(attempt),
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
                sentCopy(attempt),
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
            park(
                    assignment,
                    method(attempt),
                    deferred.reason(),
                    request.notBefore(),
                    Optional.empty(),
                    deferred.detail());
            return;
        }
        Instant deferredSince = assignment.claim().deferredSince().orElse(now);
        Optional<Instant> due = RetrySchedule.next(
                deferredSince,
                now,
                deferred.retryAfter(),
                ThreadLocalRandom.current().nextDouble());
        if (due.isEmpty()) {
            Rejected givenUp = new Rejected(
                    deferred.ifGivenUp(),
                    deferred.whoActs(),
                    "Given up after a day. " + deferred.detail(),
                    deferred.smtp(),
                    java.util.List.of());
            failed(assignment, attempt, DeliveryState.FAILED, givenUp);
            return;
        }
        park(assignment, method(attempt), deferred.reason(), due, Optional.of(deferredSince), deferred.detail());
    }

    private void authenticationExpired(Assignment assignment, Attempt attempt, AuthenticationExpired expired)
            throws SQLException {
        SenderProfile profile = attempt.profile().orElseThrow();
        if (!episodes.isOpenFor(profile)) {
            episodes.begin(profile, assignment.request().requestId(), expired.reason())
                    .ifPresent(reporter::report);
        }
        park(
                assignment,
                method(attempt),
                DelayReason.AUTHENTICATION_EXPIRED,
                Optional.empty(),
                Optional.empty(),
                "Waits until the sender has signed in again");
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

    private void park(
            Assignment assignment,
            Optional<SendingMethod> method,
            DelayReason reason,
            Optional<Instant> due,
            Optional<Instant> deferredSince,
            String detail) {
        boolean isTold = assignment.claim().waitedFor().filter(reason::equals).isPresent();
        Optional<DispatchEvent> event = isTold
                ? Optional.empty()
                : Optional.of(OutcomeEvents.delayed(
                        assignment.request(), assignment.claim(), method, reason, due, detail, clock.instant()));
        reporter.report(
                Settlement.parked(assignment.claim(), reason, due, deferredSince, method, assignment.payload(), event));
    }

    // Like any other deferral: a request that always meets our fault is given up after a day, and told.
    private void deferForOurFault(Assignment assignment) {
        Deferred deferred = new Deferred(
                DelayReason.RETRY,
                Optional.empty(),
                "Facteur had a fault of its own",
                Optional.empty(),
                FailureCause.MESSAGE_REJECTED,
                WhoActs.OPERATOR);
        deferred(assignment, Attempt.without(Optional.empty(), deferred), deferred);
    }

    private static SentCopy sentCopy(Attempt attempt) {
        return attempt.profile().filter(SentCopies::areWanted).isPresent() ? SentCopy.PENDING : SentCopy.NOT_WANTED;
    }

    private static Optional<SendingMethod> method(Attempt attempt) {
        return attempt.profile()
                .map(SenderProfile::method)
                .or(() -> attempt.message().map(_ -> SendingMethod.RELAY));
    }
}
