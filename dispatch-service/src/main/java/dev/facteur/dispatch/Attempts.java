package dev.facteur.dispatch;

import dev.facteur.dispatch.compose.SenderIdentity;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.smtp.SmtpTransports;
import dev.facteur.dispatch.ledger.claiming.Detours;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.dispatch.sender.Credential;
import dev.facteur.dispatch.sender.CredentialResult;
import dev.facteur.dispatch.sender.Credentials;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** One attempt: is it allowed now, who sends, by which way. */
@ApplicationScoped
class Attempts {
    private static final Duration FOR_A_PROFILE = Duration.ofSeconds(2);

    private final SenderProfileRepository profiles;
    private final AuthenticationEpisodes episodes;
    private final Credentials credentials;
    private final SmtpTransports smtp;
    private final SenderTransports transports;
    private final MessageSubmission messages;
    private final Detours detours;
    private final Clock clock;

    Attempts(
            SenderProfileRepository profiles,
            AuthenticationEpisodes episodes,
            Credentials credentials,
            SmtpTransports smtp,
            SenderTransports transports,
            MessageSubmission messages,
            Detours detours,
            Clock clock) {
        this.profiles = profiles;
        this.episodes = episodes;
        this.credentials = credentials;
        this.smtp = smtp;
        this.transports = transports;
        this.messages = messages;
        this.detours = detours;
        this.clock = clock;
    }

    Attempt make(Assignment assignment) throws SQLException {
        Optional<SenderProfile> profile = profiles.find(assignment.request().key());
        Optional<Attempt> obstacle = Obstacles.to(assignment.request(), profile, clock.instant());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        return assignment.isWayWritten() || detours.write(assignment.claim())
                ? bySender(assignment, profile)
                : Attempt.lost(profile);
    }

    private Attempt bySender(Assignment assignment, Optional<SenderProfile> profile) throws SQLException {
        if (assignment.isDetour()) {
            return byRelay(assignment, profile);
        }
        SendingMethod method = profile.map(SenderProfile::method).orElse(SendingMethod.RELAY);
        return switch (method) {
            case RELAY -> byRelay(assignment, profile);
            case MAILBOX, GMAIL, MICROSOFT -> byOwnWay(assignment, profile.orElseThrow());
        };
    }

    private Attempt byRelay(Assignment assignment, Optional<SenderProfile> profile) throws SQLException {
        boolean beganElsewhere = assignment.isDetour()
                || assignment
                        .claim()
                        .triedBy()
                        .filter(method -> method != SendingMethod.RELAY)
                        .isPresent();
        if (profile.isEmpty() && beganElsewhere) {
            return Attempt.refused(
                    profile,
                    FailureCause.CANCELLED,
                    WhoActs.SENDER,
                    "The sender was erased while the document waited; it never leaves by another method");
        }
        Optional<NamedAddress> author = SenderIdentity.relayAuthor(profile, assignment.request());
        if (author.isEmpty() && assignment.claim().attempt() == 1) {
            return Attempt.without(profile, notKnownYet());
        }
        if (author.isEmpty()) {
            return Attempt.refused(
                    profile,
                    FailureCause.SENDER_UNKNOWN,
                    WhoActs.CALLER,
                    "The sender has no profile and the request no from");
        }
        SenderIdentity identity = SenderIdentity.byRelay(
                author.get(),
                assignment.request().replyTo().or(() -> profile.flatMap(SenderProfile::replyTo)),
                smtp.relayAddress(),
                smtp.relayDomains());
        return messages.submit(assignment, profile, identity, smtp.relay());
    }

    private Attempt byOwnWay(Assignment assignment, SenderProfile profile) throws SQLException {
        if (episodes.isOpenFor(profile)) {
            // Nobody is contacted: more failed logins would only lock the account.
            return Attempt.without(Optional.of(profile), expired("The sender has not signed in again yet"));
        }
        CredentialResult first = credentials.of(profile);
        Attempt attempt = attempt(assignment, profile, first);
        if (!(attempt.outcome() instanceof AuthenticationExpired)
                || !(first instanceof CredentialResult.Available(Credential refused))) {
            return attempt;
        }
        // One try with a fresh one, if there is any.
        Optional<CredentialResult> second = credentials.insteadOf(refused, profile);
        return second.isEmpty() ? attempt : attempt(assignment, profile, second.get());
    }

    private Attempt attempt(Assignment assignment, SenderProfile profile, CredentialResult result) throws SQLException {
        return switch (result) {
            case CredentialResult.Available(Credential credential) -> {
                Optional<Transport> transport = transports.of(profile, credential);
                yield transport.isPresent()
                        ? messages.submit(
                                assignment,
                                Optional.of(profile),
                                SenderIdentity.ownAddress(profile, assignment.request()),
                                transport.get())
                        : noCredential(profile, "The sender has changed their method a moment ago", FOR_A_PROFILE);
            }
            case CredentialResult.Expired _ ->
                Attempt.without(Optional.of(profile), expired("There is no valid credential"));
            case CredentialResult.Unavailable(String detail, Duration retryAfter) ->
                noCredential(profile, detail, retryAfter);
        };
    }

    private static Attempt noCredential(SenderProfile profile, String detail, Duration retryAfter) {
        return Attempt.without(
                Optional.of(profile),
                new Deferred(
                        DelayReason.SETTINGS_UNAVAILABLE,
                        Optional.of(retryAfter),
                        detail,
                        Optional.empty(),
                        FailureCause.SERVER_UNREACHABLE,
                        WhoActs.OPERATOR));
    }

    // Somebody may have saved their preferences a moment ago and sent at once: their profile is on its way to us.
    private static DeliveryOutcome notKnownYet() {
        return new Deferred(
                DelayReason.RETRY,
                Optional.of(FOR_A_PROFILE),
                "The sender is not known yet",
                Optional.empty(),
                FailureCause.SENDER_UNKNOWN,
                WhoActs.CALLER);
    }

    private static DeliveryOutcome expired(String reason) {
        return new AuthenticationExpired(reason, Optional.empty());
    }
}
