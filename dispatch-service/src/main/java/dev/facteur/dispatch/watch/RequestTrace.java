package dev.facteur.dispatch.watch;

import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Which request a thread is at, for its log lines and its trace. */
public final class RequestTrace {
    private static final String REQUEST = "requestId";
    private static final String TENANT = "tenantId";

    private final TenantId tenant;
    private final RequestId request;
    private final @Nullable Context context;
    private final Tracer tracer;

    RequestTrace(TenantId tenant, RequestId request, @Nullable Context context, Tracer tracer) {
        this.tenant = tenant;
        this.request = request;
        this.context = context;
        this.tracer = tracer;
    }

    /** From here on this thread is at the request, until the answer is closed. */
    @SuppressWarnings("MustBeClosedChecker") // by closing what is answered
    public Entered enter() {
        MDC.put(REQUEST, request.value());
        MDC.put(TENANT, tenant.value());
        Scope scope = context == null ? Scope.noop() : context.makeCurrent();
        return () -> {
            scope.close();
            MDC.remove(REQUEST);
            MDC.remove(TENANT);
        };
    }

    /** A step that was made for many requests at once. */
    public void stepped(String name, Instant from, Instant to) {
        if (context != null) {
            tracer.spanBuilder(name)
                    .setParent(context)
                    .setStartTimestamp(from)
                    .startSpan()
                    .end(to);
        }
    }

    /** It has ended, or waits where nobody is at it. */
    public void end() {
        if (context != null) {
            Span.fromContext(context).end();
        }
    }

    /** While it is open, the thread is at the request. */
    @FunctionalInterface
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }
}
