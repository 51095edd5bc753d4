package dev.facteur.dispatch;

import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.lane.RetryConfig;
import dev.facteur.dispatch.lane.RetrySchedule;
import dev.facteur.dispatch.lane.SenderLanes;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.LedgerConfig;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.dispatch.report.OutcomeEvents;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What an attempt comes to: the request ends, or it waits; written into the ledger, then told. */
@ApplicationScoped
class Conclusions {
    private final AuthenticationEpisodes episodes;
    private final Expiries expiries;
    private final SenderProfileRepository profiles;
    private final WaitingRequests waiting;
    private final Parking parking;
    private final CountedReports reports;
    private final SenderLanes lanes;
    private final RetrySchedule retries;
    private final Duration senderPatience;
    private final LedgerConfig ledger;
    private final Clock clock;

    Conclusions(
            AuthenticationEpisodes episodes,
            Expiries expiries,
            SenderProfileRepository profiles,
            WaitingRequests waiting,
            Parking parking,
            CountedReports reports,
            SenderLanes lanes,
            RetryConfig retries,
            LedgerConfig ledger,
            Clock clock) {
        this.episodes = episodes;
        this.expiries = expiries;
        this.profiles = profiles;
        this.waiting = waiting;
        this.parking = parking;
        this.reports = reports;
        this.lanes = lanes;
        this.retries = RetrySchedule.of(retries);
        this.senderPatience = retries.senderPatience();
        this.ledger = ledger;
        this.clock = clock;
    }

    void conclude(Assignment assignment, Attempt attempt) throws SQLException {
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
        SendingMethod method = method(assignment, attempt).orElse(SendingMethod.RELAY);
        DispatchEvent event = OutcomeEvents.sent(
                assignment.request(),
                assignment.claim(),
                method,
                attempt.message().orElseThrow(),
                accepted,
                attempt.sentCopy(),
                clock.instant());
        reports.report(
                assignment.lane(),
                Settlement.ended(assignment.claim(), DeliveryState.SENT, Optional.of(method), event)
                        .after(attempt.tried(clock.instant())));
    }

    /** Some have it: from here on only the others are tried, and the event that ends the request tells of all. */
    private void partlySent(Assignment assignment, Attempt attempt, PartlyAccepted partly) {
        DocumentSent soFar = OutcomeEvents.partlySent(
                assignment.request(),
                assignment.claim(),
                method(assignment, attempt).orElse(SendingMethod.RELAY),
                attempt.message().orElseThrow(),
                partly,
                attempt.sentCopy(),
                clock.instant());
        deferred(assignment.partlySent(soFar).sentAs(attempt.message()), attempt, partly.rest());
    }

    private void failed(Assignment assignment, Attempt attempt, DeliveryState state, Rejected rejected) {
        DispatchEvent event = OutcomeEvents.ended(
                assignment.request(), assignment.claim(), method(assignment, attempt), rejected, clock.instant());
        DeliveryState end = event instanceof DocumentSent ? DeliveryState.SENT : state;
        Settlement settlement = Settlement.ended(assignment.claim(), end, method(assignment, attempt), event)
                .after(attempt.tried(clock.instant()));
        reports.report(
                assignment.lane(),
                isKept(end, rejected.cause()) ? settlement.keeping(assignment.payload()) : settlement);
    }

    /** Whether the request may be wanted again: it is held, or another attempt could end otherwise. */
    private boolean isKept(DeliveryState end, FailureCause cause) {
        return switch (end) {
            case HELD -> true;
            case FAILED ->
                ledger.failedKeptFor().isPositive()
                        && switch (cause) {
                            case EXPIRED, CANCELLED, MESSAGE_TOO_LARGE -> false;
                            case RECIPIENT_REJECTED,
                                    SENDER_REJECTED,
                                    MESSAGE_REJECTED,
                                    ATTACHMENT_UNAVAILABLE,
                                    ATTACHMENT_MISMATCH,
                                    SENDER_UNKNOWN,
                                    AUTHENTICATION_EXPIRED,
                                    SERVER_UNREACHABLE,
                                    TLS_FAILURE,
                                    THROTTLED,
                                    UNCERTAIN -> true;
                        };
            case CLAIMED, SUBMITTING, WAITING, SENT -> false;
        };
    }

    void deferred(Assignment assignment, Attempt attempt, Deferred deferred) {
        Instant now = clock.instant();
        SendDocument request = assignment.request();
        if (deferred.reason() == DelayReason.SCHEDULED) {
            parking.park(
                    assignment,
                    method(assignment, attempt),
                    Wait.until(deferred.reason(), request.notBefore(), deferred.detail()),
                    Optional.empty(),
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
                    List.of());
            failed(assignment, attempt, DeliveryState.FAILED, givenUp);
            return;
        }
        if (deferred.reason() == DelayReason.THROTTLED) {
            // More attempts would only make the provider angrier.
            lanes.pause(assignment.lane(), due.get());
        }
        parking.park(
                assignment,
                method(assignment, attempt),
                Wait.until(deferred.reason(), due, deferred.detail()),
                Optional.of(deferredSince),
                attempt.tried(now));
    }

    private void authenticationExpired(Assignment assignment, Attempt attempt, AuthenticationExpired expired)
            throws SQLException {
        SenderProfile profile = attempt.profile().orElseThrow();
        expiries.begin(profile, assignment.request().requestId(), expired.reason(), true);
        Instant now = clock.instant();
        Instant patientUntil =
                assignment.claim().awaitsSenderSince().orElse(now).plus(senderPatience);
        if (!now.isBefore(patientUntil)) {
            failed(
                    assignment,
                    attempt,
                    DeliveryState.FAILED,
                    new Rejected(
                            FailureCause.AUTHENTICATION_EXPIRED,
                            WhoActs.SENDER,
                            "Given up: the sender has not signed in again. " + expired.reason(),
                            expired.smtp(),
                            List.of()));
            return;
        }
        parking.park(
                assignment,
                method(assignment, attempt),
                new Wait(
                        DelayReason.AUTHENTICATION_EXPIRED,
                        Optional.of(patientUntil),
                        Optional.empty(),
                        "Waits until the sender has signed in again"),
                Optional.empty(),
                attempt.tried(now));
        releaseIfBack(profile);
    }

    /** The sender may have come back between our attempt and the parking: then nobody else would release it. */
    private void releaseIfBack(SenderProfile attempted) throws SQLException {
        Optional<SenderProfile> current = profiles.find(attempted.key());
        if (current.isEmpty() || !episodes.isOpenFor(current.get())) {
            waiting.release(attempted.key());
        }
    }

    void uncertain(Assignment attempted, Attempt attempt, Uncertain uncertain) {
        Assignment assignment = attempted.uncertain(attempt.message(), uncertain.mayHaveIt());
        switch (assignment.request().onUncertain()) {
            case RESEND ->
                deferred(
                        assignment,
                        attempt,
                        new Deferred(
                                // Lost without a word: if the server has gone, it leaves as soon as that is back.
                                uncertain
                                                .smtp()
                                                .filter(smtp -> smtp.code().isEmpty())
                                                .isPresent()
                                        ? DelayReason.SERVER_UNREACHABLE
                                        : DelayReason.RETRY,
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
                                List.of()));
        }
    }

    private static Optional<SendingMethod> method(Assignment assignment, Attempt attempt) {
        if (assignment.isDetour()) {
            return Optional.of(SendingMethod.RELAY);
        }
        return attempt.profile()
                .map(SenderProfile::method)
                .or(() -> attempt.message().map(_ -> SendingMethod.RELAY));
    }
}
