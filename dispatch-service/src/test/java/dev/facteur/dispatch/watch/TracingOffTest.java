package dev.facteur.dispatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** Where nobody has named a collector. */
class TracingOffTest {
    private final Tracing testSubject = new Tracing(OpenTelemetry.noop(), true);
    private final List<String> asked = new ArrayList<>();

    @Test
    void noHeaderIsReadAndNoneWritten() {
        // When
        RequestTrace trace = testSubject.taken(new TenantId("acme"), new RequestId("r-1"), name -> {
            asked.add(name);
            return null;
        });
        try (var _ = trace.enter();
                Step step = testSubject.step("attempt", SpanKind.INTERNAL)) {
            testSubject.told("document-sent", (name, _) -> asked.add(name)).run();

            // Then
            assertThat(step).isSameAs(Step.NONE);
            assertThat(Span.current().getSpanContext().isValid()).isFalse();
            assertThat(testSubject.traceparent()).isEmpty();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void logLinesHaveTheIdsAllTheSameAndOnlyWhileTheThreadIsAtTheRequest() {
        // When
        RequestTrace trace = testSubject.taken(new TenantId("acme"), new RequestId("r-1"), _ -> null);

        // Then
        try (var _ = trace.enter()) {
            assertThat(MDC.get("requestId")).isEqualTo("r-1");
            assertThat(MDC.get("tenantId")).isEqualTo("acme");
        }
        assertThat(MDC.get("requestId")).isNull();
        assertThat(MDC.get("tenantId")).isNull();
    }
}
