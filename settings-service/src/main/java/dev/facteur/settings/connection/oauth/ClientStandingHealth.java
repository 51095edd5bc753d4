package dev.facteur.settings.connection.oauth;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Wellness rather than readiness: all that needs no partner goes on. */
@Wellness
@ApplicationScoped
class ClientStandingHealth implements HealthCheck {
    private final ClientStanding standing;

    ClientStandingHealth(ClientStanding standing) {
        this.standing = standing;
    }

    @Override
    public HealthCheckResponse call() {
        var refused = standing.refused();
        var response = HealthCheckResponse.named("clients at partners").status(refused.isEmpty());
        refused.forEach((provider, error) -> response.withData(provider.path(), error));
        return response.build();
    }
}
