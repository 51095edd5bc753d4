package dev.facteur.settings.waiting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears from dispatch-service which documents wait for their sender, and which do no more. A database that is away is
 * waited for. */
@ApplicationScoped
class WaitingDocumentsConsumer {
    private static final Logger LOG = Logger.getLogger(WaitingDocumentsConsumer.class);
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    private final WaitingCount count;

    WaitingDocumentsConsumer(WaitingCount count) {
        this.count = count;
    }

    @Incoming("delivery-delayed")
    @RunOnVirtualThread
    @Retry(
            maxRetries = -1,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            maxDuration = 10,
            durationUnit = ChronoUnit.MINUTES)
    void delayed(String record) {
        read(record, DeliveryDelayed.class).ifPresent(count::heard);
    }

    @Incoming("delivery-failed")
    @RunOnVirtualThread
    @Retry(
            maxRetries = -1,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            maxDuration = 10,
            durationUnit = ChronoUnit.MINUTES)
    void failed(String record) {
        read(record, DeliveryFailed.class).ifPresent(count::heard);
    }

    @Incoming("authentication-restored")
    @RunOnVirtualThread
    @Retry(
            maxRetries = -1,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            maxDuration = 10,
            durationUnit = ChronoUnit.MINUTES)
    void restored(String record) {
        read(record, AuthenticationRestored.class).ifPresent(count::heard);
    }

    private static <E extends DispatchEvent> Optional<E> read(String record, Class<E> type) {
        try {
            return Optional.of(JSON.readValue(record, type));
        } catch (JsonProcessingException unreadable) {
            LOG.warnf(
                    "A record that should be of %s is unreadable: %s",
                    type.getSimpleName(), unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
