package dev.facteur.dispatch.intake.gate;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless the intake broke: that a database, Kafka or a server is away is no reason for a restart. */
@Liveness
@ApplicationScoped
class IntakeLiveness implements HealthCheck {
    private final IntakeGate gate;

    IntakeLiveness(IntakeGate gate) {
        this.gate = gate;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("intake").status(!gate.isBroken()).build();
    }
}
