package dev.facteur.settings.credential.vault;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many secrets are encrypted with which keys, as last counted: the metric {@code facteur_secrets}. */
@ApplicationScoped
class RotationProgress {
    private final Map<KeyState, Long> counts = new ConcurrentHashMap<>();

    RotationProgress(MeterRegistry metrics) {
        for (KeyState state : KeyState.values()) {
            Gauge.builder("facteur.secrets", this, progress -> progress.of(state))
                    .tag("key", state.tag())
                    .description("Secrets at rest by the state of the key that they are encrypted with")
                    .register(metrics);
        }
    }

    void counted(Map<KeyState, Long> counted) {
        for (KeyState state : KeyState.values()) {
            counts.put(state, counted.getOrDefault(state, 0L));
        }
    }

    long of(KeyState state) {
        return counts.getOrDefault(state, 0L);
    }
}
