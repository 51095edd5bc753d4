package dev.facteur.settings.credential.vault;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Wellness rather than readiness: without a keyset most of the service still does its work. */
@Wellness
@ApplicationScoped
class KeysetHealth implements HealthCheck {
    private final Keysets keysets;

    KeysetHealth(Keysets keysets) {
        this.keysets = keysets;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("encryption keyset")
                .status(keysets.current().isPresent())
                .build();
    }
}
