package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.dispatch.testsupport.Spans;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.sender.Connection.State;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A request's way, in its caller's trace. */
@QuarkusTest
@TestProfile(Watched.class)
class TracingTest extends WholeService {
    private static final String CALLER = "00f067aa0ba902b7";

    @Inject
    InMemorySpanExporter exporter;

    private final String traceId = newTraceId();

    @Test
    void fromTheRecordThroughTheServerToTheEvent() throws Exception {
        // Given
        mailbox("secret-1");
        settings.password("acme", sender, "secret-1");
        publishProfile(1, State.CONNECTED);

        // When
        String requestId = traced("client@example.org");

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        List<SpanData> spans = awaitSpans(5);
        SpanData taken = span(spans, "send-document");
        assertThat(taken.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(taken.getParentSpanId()).isEqualTo(CALLER);
        SpanData attempt = span(spans, "attempt");
        assertThat(attempt.getParentSpanId()).isEqualTo(taken.getSpanId());
        assertThat(span(spans, "claim").getParentSpanId()).isEqualTo(taken.getSpanId());
        assertThat(span(spans, "submit").getParentSpanId()).isEqualTo(attempt.getSpanId());
        SpanData told = span(spans, Topics.DOCUMENT_SENT);
        assertThat(told.getParentSpanId()).isEqualTo(taken.getSpanId());
        assertThat(header(record(Topics.DOCUMENT_SENT, requestId).orElseThrow(), "traceparent"))
                .isEqualTo("00-" + traceId + "-" + told.getSpanId() + "-01");
        assertNamesNobody(spans);
    }

    @Test
    void whatHasWaitedGoesOnInTheSameTrace() throws Exception {
        // Given
        mailbox("new-password");
        settings.password("acme", sender, "old-password");
        publishProfile(1, State.CONNECTED);
        String requestId = traced("client@example.org");
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);

        // When
        settings.password("acme", sender, "new-password");
        publishProfile(2, State.CONNECTED);

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        await().atMost(SOON)
                .until(() -> Spans.named(Spans.of(exporter, traceId), "send-document again")
                        .isPresent());
        List<SpanData> spans = Spans.of(exporter, traceId);
        assertThat(span(spans, "send-document again").getParentSpanId())
                .isEqualTo(span(spans, "send-document").getSpanId());
        assertNamesNobody(spans);
    }

    @Test
    void aCallerWithoutATraceBeginsOne() throws Exception {
        // When
        String requestId = request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(header(record(Topics.DOCUMENT_SENT, requestId).orElseThrow(), "traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void aHeaderThatIsNoneDoesNotMatter() throws Exception {
        // When
        String requestId = publishWith("rubbish", "client@example.org");

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
    }

    private String traced(String to) throws Exception {
        return publishWith("00-" + traceId + "-" + CALLER + "-01", to);
    }

    private String publishWith(String traceparent, String to) throws Exception {
        String requestId = "r-" + UUID.randomUUID();
        var record = new ProducerRecord<>(
                Topics.SEND_DOCUMENT,
                key().toString(),
                json(requestId, "\"from\":{\"address\":\"a@example.org\"},", to, "Bonjour"));
        record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        producer.send(record).get();
        return requestId;
    }

    private List<SpanData> awaitSpans(int count) {
        await().atMost(SOON).until(() -> Spans.of(exporter, traceId).size() >= count);
        return Spans.of(exporter, traceId);
    }

    private static SpanData span(List<SpanData> spans, String name) {
        return Spans.named(spans, name).orElseThrow(() -> new AssertionError(name + " is not among " + spans));
    }

    private void assertNamesNobody(List<SpanData> spans) {
        assertThat(spans)
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.toString())
                        .doesNotContain(sender)
                        .doesNotContain("@example")
                        .doesNotContain("@mail.example"));
    }

    private static String newTraceId() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
