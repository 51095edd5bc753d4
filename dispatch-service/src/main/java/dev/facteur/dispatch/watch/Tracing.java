package dev.facteur.dispatch.watch;

import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A request's way as a trace: from the caller's record to the event, in the caller's own trace where there is one (W3C Trace
 * Context). Off until an operator names a collector; then nothing is read, made or kept for it.
 *
 * <p>Spans carry ids of requests and tenants, and words of ours: never an address, a sender, or what a server said.
 */
@ApplicationScoped
public class Tracing {
    private static final String TRACEPARENT = "traceparent";
    private static final Getter GETTER = new Getter();

    private final boolean isOn;
    private final Tracer tracer;
    private final TextMapPropagator propagator;

    Tracing(
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "false") boolean isOff) {
        this.isOn = !isOff;
        this.tracer = telemetry.getTracer("dev.facteur.dispatch");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    public boolean isOn() {
        return isOn;
    }

    /** Of a request that Kafka brings; the headers of its record say in which trace it was asked for. */
    public RequestTrace taken(TenantId tenant, RequestId request, Function<String, @Nullable String> headers) {
        return isOn
                ? begun("send-document", propagator.extract(Context.root(), headers, GETTER), tenant, request)
                : new RequestTrace(tenant, request, null, tracer);
    }

    /**
     * Of a request that has waited.
     *
     * @param traceparent of its first span: it goes on in the same trace, however late
     */
    public RequestTrace again(TenantId tenant, RequestId request, Optional<String> traceparent) {
        return isOn
                ? begun(
                        "send-document again",
                        propagator.extract(
                                Context.root(), name -> headers(traceparent).get(name), GETTER),
                        tenant,
                        request)
                : new RequestTrace(tenant, request, null, tracer);
    }

    private RequestTrace begun(String name, Context parent, TenantId tenant, RequestId request) {
        Span span = tracer.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("facteur.tenant", tenant.value())
                .setAttribute("facteur.request", request.value())
                .startSpan();
        return new RequestTrace(tenant, request, parent.with(span), tracer);
    }

    private static Map<String, String> headers(Optional<String> traceparent) {
        return traceparent.map(value -> Map.of(TRACEPARENT, value)).orElse(Map.of());
    }

    /** A step of what this thread is at; close it when it is done. */
    public Step step(String name, SpanKind kind) {
        return isOn ? Step.begun(tracer.spanBuilder(name).setSpanKind(kind).startSpan()) : Step.NONE;
    }

    /**
     * An event of what this thread is at goes to Kafka, with its place in the trace.
     *
     * @param headers of its record
     * @return ends the span, when Kafka has it
     */
    public Runnable told(String topic, BiConsumer<String, String> headers) {
        if (!isOn || !Span.current().getSpanContext().isValid()) {
            return () -> {};
        }
        Span span = tracer.spanBuilder(topic).setSpanKind(SpanKind.PRODUCER).startSpan();
        propagator.inject(Context.current().with(span), headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.accept(name, value);
            }
        });
        return span::end;
    }

    /** Where this thread is, to be gone on from later: also in a trace that its caller has chosen not to record. */
    public Optional<String> traceparent() {
        if (!isOn) {
            return Optional.empty();
        }
        SpanContext current = Span.current().getSpanContext();
        return current.isValid()
                ? Optional.of("00-%s-%s-%s"
                        .formatted(
                                current.getTraceId(),
                                current.getSpanId(),
                                current.getTraceFlags().asHex()))
                : Optional.empty();
    }

    private static final class Getter implements TextMapGetter<Function<String, @Nullable String>> {
        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
            // No propagator of ours looks for names that it does not know.
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String name) {
            return headers == null ? null : headers.apply(name);
        }
    }
}
