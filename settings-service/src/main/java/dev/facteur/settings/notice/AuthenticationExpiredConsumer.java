package dev.facteur.settings.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.settings.profile.ConnectionExpiry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears from dispatch-service that an account refuses its sender. */
@ApplicationScoped
class AuthenticationExpiredConsumer {
    private static final Logger LOG = Logger.getLogger(AuthenticationExpiredConsumer.class);
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    private final ConnectionExpiry expiry;
    private final OwnerNotice notices;

    AuthenticationExpiredConsumer(ConnectionExpiry expiry, OwnerNotice notices) {
        this.expiry = expiry;
        this.notices = notices;
    }

    /** A database that is away is waited for; what is heard twice is told once. */
    @Incoming("authentication-expired")
    @RunOnVirtualThread
    @Retry(
            maxRetries = -1,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            maxDuration = 10,
            durationUnit = ChronoUnit.MINUTES)
    void take(String record) {
        Optional<AuthenticationExpired> event = read(record);
        Optional<SenderProfile> expired = event.flatMap(this::mark);
        expired.ifPresent(profile -> notices.tell(profile, event.orElseThrow().waiting()));
    }

    private Optional<SenderProfile> mark(AuthenticationExpired event) {
        return expiry.mark(event.key(), event.method(), event.at(), event.since());
    }

    private static Optional<AuthenticationExpired> read(String record) {
        try {
            return Optional.of(JSON.readValue(record, AuthenticationExpired.class));
        } catch (JsonProcessingException unreadable) {
            LOG.warnf(
                    "A record of authentication-expired is unreadable: %s",
                    unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
