package dev.facteur.dispatch;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.lane.LaneChoice;
import dev.facteur.dispatch.lane.LaneChoices;
import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.lane.SenderLanes;
import dev.facteur.dispatch.lane.server.Learnt;
import dev.facteur.dispatch.ledger.claiming.Detours;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.model.SenderKey;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.sender.SenderProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The way by the relay, for senders who have chosen it for as long as their own method is unavailable: it wants them to
 * sign in again, or its server does not answer. Nothing else counts as that. A quota passes by itself; and while
 * settings-service is away it is we who are in trouble, and nobody can take back what they chose.
 */
@ApplicationScoped
class RelayInstead {
    private final SenderProfileRepository profiles;
    private final LaneChoices choices;
    private final SenderLanes lanes;
    private final Detours detours;
    private final WaitingRequests waiting;
    private final Expiries expiries;
    private final Clock clock;

    RelayInstead(
            SenderProfileRepository profiles,
            LaneChoices choices,
            SenderLanes lanes,
            Detours detours,
            WaitingRequests waiting,
            Expiries expiries,
            Clock clock) {
        this.profiles = profiles;
        this.choices = choices;
        this.lanes = lanes;
        this.detours = detours;
        this.waiting = waiting;
        this.expiries = expiries;
        this.clock = clock;
    }

    /** By another lane, if the sender has changed their mind while the request was on its way to the relay. */
    Optional<Assignment> noLongerWanted(Assignment assignment) throws SQLException {
        if (!assignment.isDetour() || assignment.claim().isBound() || isWanted(assignment)) {
            return Optional.empty();
        }
        SenderKey sender = assignment.request().key();
        Map<SenderKey, LaneChoice> choice = choices.of(List.of(sender));
        return Optional.of(assignment.by(Objects.requireNonNull(choice.get(sender))));
    }

    /** By the relay, if the sender wants that for what the server of their own method takes no longer. Nothing was tried. */
    Optional<Assignment> insteadOfAway(Assignment assignment) {
        SenderLane own = assignment.lane();
        return mayTurn(assignment) && isWanted(assignment)
                ? Optional.of(assignment.by(new LaneChoice(own, true)))
                : Optional.empty();
    }

    /** Whether the attempt found the sender's own method unavailable, and nobody can have got the document by it. */
    boolean isFor(Assignment assignment, Attempt attempt) {
        boolean isChosen =
                attempt.profile().filter(SenderProfile::relayWhileUnavailable).isPresent();
        return isChosen && mayTurn(assignment) && isUnavailable(attempt.outcome());
    }

    /**
     * Sends the request by the relay after such an attempt.
     *
     * @return empty if the claim is no longer ours: somebody else has the request
     */
    Optional<Assignment> turn(Assignment assignment, Attempt attempt, Learnt learnt) throws SQLException {
        SenderProfile profile = attempt.profile().orElseThrow();
        SenderLane own = assignment.lane();
        if (attempt.outcome() instanceof AuthenticationExpired expired) {
            expiries.begin(profile, assignment.request().requestId(), expired.reason(), false);
        }
        if (learnt == Learnt.LOOK_AGAIN) {
            // It would have been this one.
            waiting.lookAgain(own.server(), clock.instant().plus(lanes.probeAfter()));
        }
        if (attempt.outcome() instanceof AuthenticationExpired || lanes.isAway(own)) {
            waiting.releaseForRelay(profile.key());
        }
        boolean isOurs = detours.turn(
                assignment.claim(),
                profile.method(),
                reason(attempt.outcome()),
                attempt.tried(clock.instant()).orElseThrow());
        return isOurs ? Optional.of(assignment.turned(profile.method())) : Optional.empty();
    }

    private static boolean mayTurn(Assignment assignment) {
        return !assignment.lane().isRelay() && !assignment.claim().isBound();
    }

    private boolean isWanted(Assignment assignment) {
        return profiles.find(assignment.request().key())
                .filter(SenderProfile::relayWhileUnavailable)
                .isPresent();
    }

    private static boolean isUnavailable(DeliveryOutcome outcome) {
        return switch (outcome) {
            case AuthenticationExpired _ -> true;
            case Deferred deferred -> deferred.reason() == DelayReason.SERVER_UNREACHABLE;
            case Accepted _, PartlyAccepted _, Rejected _, Uncertain _ -> false;
        };
    }

    private static DelayReason reason(DeliveryOutcome outcome) {
        return outcome instanceof Deferred deferred ? deferred.reason() : DelayReason.AUTHENTICATION_EXPIRED;
    }
}
