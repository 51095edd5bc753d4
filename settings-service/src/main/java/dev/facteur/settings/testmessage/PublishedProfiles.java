package dev.facteur.settings.testmessage;

import dev.facteur.model.sender.SenderProfile;
import dev.facteur.settings.profile.store.Publications;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Waits until dispatch-service can know a profile: a test message must not be quicker than what it tests. */
@ApplicationScoped
class PublishedProfiles {
    private final Publications publications;

    PublishedProfiles(Publications publications) {
        this.publications = publications;
    }

    /**
     * Looks for a few seconds.
     *
     * @throws NotYetPublishedException if Kafka does not have it by then
     */
    @Retry(
            maxRetries = 30,
            delay = 100,
            jitter = 20,
            maxDuration = 5,
            durationUnit = ChronoUnit.SECONDS,
            retryOn = NotYetPublishedException.class)
    void await(SenderProfile profile) {
        if (!QuarkusTransaction.requiringNew().call(() -> publications.isPublished(profile.key(), profile.version()))) {
            throw new NotYetPublishedException();
        }
    }

    static final class NotYetPublishedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
