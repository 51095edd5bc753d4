package dev.facteur.dispatch.intake.gate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether requests are taken: not before all profiles are known, and not while shutting down. */
@ApplicationScoped
public class IntakeGate {
    private volatile boolean open;
    private volatile boolean broken;

    IntakeGate(MeterRegistry metrics) {
        Gauge.builder("facteur.intake.open", this, gate -> gate.isOpen() ? 1 : 0)
                .description("Whether this process takes requests")
                .register(metrics);
    }

    public boolean isOpen() {
        return open;
    }

    public void open() {
        open = true;
    }

    /** Requests are not taken any more, for a reason that only a restart mends. */
    public void fail() {
        open = false;
        broken = true;
    }

    public boolean isBroken() {
        return broken;
    }

    public void close() {
        open = false;
    }
}
