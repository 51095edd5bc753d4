package dev.facteur.dispatch.watch;

import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SendingMethod;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what becomes of documents, by method and provider. Whoever counts has found their counter by two look-ups, and
 * adds: the relay's documents pass here thousands a second.
 */
@Startup
@ApplicationScoped
public class DeliveryMeters {
    /** From the usual to the patient: a server's answer takes a second, a deferral minutes, a sender who is away days. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1)
    };

    private final MeterRegistry metrics;
    private final Map<SendingMethod, Timer> acceptance = new EnumMap<>(SendingMethod.class);
    private final Counters<WhoActs> failures;
    private final Map<SendingMethod, Map<String, OfProvider>> providers = new EnumMap<>(SendingMethod.class);

    DeliveryMeters(MeterRegistry metrics) {
        this.metrics = metrics;
        failures = new Counters<>(
                WhoActs.class,
                who -> Counter.builder("facteur.failures")
                        .description("Documents that will not be sent, or are held, by who has to act")
                        .tag("who_acts", who.name()),
                metrics);
        for (SendingMethod method : SendingMethod.values()) {
            acceptance.put(
                    method,
                    Timer.builder("facteur.document.acceptance")
                            .description("From the claim of a request until its document is accepted")
                            .tag("method", method.name())
                            .serviceLevelObjectives(BUCKETS)
                            .register(metrics));
            providers.put(method, new ConcurrentHashMap<>());
        }
        // There from the start, at zero: of a series that begins with its first event nobody sees that event.
        of(SendingMethod.RELAY, ProviderNames.RELAY);
        of(SendingMethod.MAILBOX, ProviderNames.OTHER);
        of(SendingMethod.GMAIL, "gmail");
        of(SendingMethod.MICROSOFT, "microsoft-365");
    }

    /**
     * A document that a server has taken.
     *
     * @param after from the claim of its request
     */
    public void accepted(SendingMethod method, String provider, Duration after) {
        of(method, provider).accepted.increment();
        Objects.requireNonNull(acceptance.get(method)).record(after);
    }

    public void deferred(SendingMethod method, String provider, DelayReason reason) {
        of(method, provider).deferred.count(reason);
    }

    public void failed(SendingMethod method, String provider, FailureCause cause, WhoActs whoActs) {
        of(method, provider).failed.count(cause);
        failures.count(whoActs);
    }

    private OfProvider of(SendingMethod method, String provider) {
        Map<String, OfProvider> known = Objects.requireNonNull(providers.get(method));
        OfProvider meters = known.get(provider);
        return meters != null ? meters : known.computeIfAbsent(provider, name -> new OfProvider(metrics, method, name));
    }

    /** The counters of one method and provider. */
    private static final class OfProvider {
        private final Counter accepted;
        private final Counters<DelayReason> deferred;
        private final Counters<FailureCause> failed;

        OfProvider(MeterRegistry metrics, SendingMethod method, String provider) {
            Tags tags = Tags.of("method", method.name(), "provider", provider);
            accepted = Counter.builder("facteur.documents.accepted")
                    .description("Documents that a server has taken, for some recipients at least")
                    .tags(tags)
                    .register(metrics);
            deferred = new Counters<>(
                    DelayReason.class,
                    reason -> Counter.builder("facteur.documents.deferred")
                            .description("Times that a document was put by, to wait")
                            .tags(tags.and("reason", reason.name())),
                    metrics);
            failed = new Counters<>(
                    FailureCause.class,
                    cause -> Counter.builder("facteur.documents.failed")
                            .description("Documents that will not be sent, or are held")
                            .tags(tags.and("cause", cause.name())),
                    metrics);
        }
    }
}
