package dev.facteur.dispatch.watch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** A step of a trace, while it lasts. */
public final class Step implements AutoCloseable {
    static final Step NONE = new Step(Span.getInvalid(), Scope.noop());

    private final Span span;
    private final Scope scope;

    private Step(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    @SuppressWarnings("MustBeClosedChecker") // when the step is
    static Step begun(Span span) {
        return new Step(span, span.makeCurrent());
    }

    /**
     * Says something of the step.
     *
     * @param value a word of ours: no name, no address, nothing that a server said
     */
    public Step with(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    public void failed() {
        span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
