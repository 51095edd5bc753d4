package dev.facteur.settings.waiting;

import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.settings.profile.store.StoredProfiles;
import dev.facteur.settings.profile.store.WaitingDocuments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * Which news changes the count. Topics are not in order among each other: a document may be told to wait before it is
 * known here that the account has expired, and after it was connected again.
 */
@ApplicationScoped
class WaitingCount {
    /** Two services' clocks differ, and the episode begins with the document that meets the refusal. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private final StoredProfiles profiles;
    private final WaitingDocuments documents;

    WaitingCount(StoredProfiles profiles, WaitingDocuments documents) {
        this.profiles = profiles;
        this.documents = documents;
    }

    void heard(DeliveryDelayed delayed) {
        if (delayed.reason() == DelayReason.AUTHENTICATION_EXPIRED) {
            QuarkusTransaction.requiringNew()
                    .run(() -> profiles.find(delayed.key())
                            .filter(profile -> isOfToday(delayed, profile))
                            .ifPresent(profile -> documents.add(delayed.key(), delayed.requestId())));
        }
    }

    void heard(DeliveryFailed failed) {
        if (mayHaveWaited(failed.cause())) {
            QuarkusTransaction.requiringNew().run(() -> documents.remove(failed.key(), failed.requestId()));
        }
    }

    /** Whoever waits for their sender has reached no server; most failures are of others, and need no database. */
    private static boolean mayHaveWaited(FailureCause cause) {
        return switch (cause) {
            case AUTHENTICATION_EXPIRED, EXPIRED, CANCELLED -> true;
            case RECIPIENT_REJECTED,
                    SENDER_REJECTED,
                    MESSAGE_REJECTED,
                    MESSAGE_TOO_LARGE,
                    ATTACHMENT_UNAVAILABLE,
                    ATTACHMENT_MISMATCH,
                    SENDER_UNKNOWN,
                    SERVER_UNREACHABLE,
                    TLS_FAILURE,
                    THROTTLED,
                    UNCERTAIN -> false;
        };
    }

    /** Unless the account has expired again since. */
    void heard(AuthenticationRestored restored) {
        QuarkusTransaction.requiringNew()
                .run(() -> profiles.find(restored.key())
                        .filter(profile -> !beganAfter(profile, restored.at()))
                        .ifPresent(profile -> documents.clear(restored.key())));
    }

    /** News of an episode that is over is no news. */
    private static boolean isOfToday(DeliveryDelayed delayed, SenderProfile profile) {
        Connection connection = profile.connection();
        return switch (connection.state()) {
            case CONNECTED -> connection.checkedAt().stream().noneMatch(delayed.at()::isBefore);
            case EXPIRED -> connection.since().stream().noneMatch(delayed.at().plus(TOLERANCE)::isBefore);
            case DISCONNECTED -> false;
        };
    }

    private static boolean beganAfter(SenderProfile profile, Instant restored) {
        return profile.connection().state() == Connection.State.EXPIRED
                && profile.connection().since().stream().anyMatch(restored::isBefore);
    }
}
