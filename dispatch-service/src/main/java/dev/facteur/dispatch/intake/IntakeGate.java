package dev.facteur.dispatch.intake;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether requests are taken: not before all profiles are known, and not while shutting down. */
@ApplicationScoped
class IntakeGate {
    private volatile boolean open;
    private volatile boolean broken;

    boolean isOpen() {
        return open;
    }

    void open() {
        open = true;
    }

    /** Requests are not taken any more, for a reason that only a restart mends. */
    void fail() {
        open = false;
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    void close() {
        open = false;
    }
}
