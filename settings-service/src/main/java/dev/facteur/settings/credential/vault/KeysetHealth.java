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
    private final RotationProgress progress;

    KeysetHealth(Keysets keysets, RotationProgress progress) {
        this.keysets = keysets;
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        long lost = progress.of(KeyState.UNKNOWN);
        var response = HealthCheckResponse.named("encryption keyset")
                .status(keysets.current().isPresent() && keysets.trouble().isEmpty() && lost == 0);
        keysets.current().ifPresent(keyset -> response.withData("primary key", keyset.primaryKeyId()));
        if (!keysets.trouble().isEmpty()) {
            response.withData("to mend", keysets.trouble());
        }
        for (KeyState state : KeyState.values()) {
            response.withData("secrets with " + state.words(), progress.of(state));
        }
        return response.build();
    }
}
