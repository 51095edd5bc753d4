package dev.facteur.dispatch.intake.gate;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when requests are taken. */
@Readiness
@ApplicationScoped
class IntakeCheck implements HealthCheck {
    private final IntakeGate gate;

    IntakeCheck(IntakeGate gate) {
        this.gate = gate;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("takes requests").status(gate.isOpen()).build();
    }
}
