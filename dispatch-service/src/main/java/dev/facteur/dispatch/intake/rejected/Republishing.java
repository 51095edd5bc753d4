package dev.facteur.dispatch.intake.rejected;

import dev.facteur.dispatch.report.KafkaMessages;
import dev.facteur.model.SenderKey;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes on {@code send-document} what was corrected: it goes the way of every request. */
@ApplicationScoped
public class Republishing {
    /** Longer than the producer tries, so that what is told as failed does not come after all. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Emitter<byte[]> requests;

    Republishing(
            @Channel("corrected-requests") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> requests) {
        this.requests = requests;
    }

    /**
     * Publishes under the sender's key.
     *
     * @return whether Kafka has it
     */
    public boolean publish(SenderKey sender, byte[] value, Map<String, byte[]> headers) throws InterruptedException {
        RecordHeaders given = new RecordHeaders();
        headers.forEach(given::add);
        Message<byte[]> message = Message.of(value)
                .addMetadata(OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withKey(sender.toString().getBytes(StandardCharsets.UTF_8))
                        .withHeaders(given)
                        .build());
        try {
            KafkaMessages.send(requests, message).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException unavailable) {
            return false;
        }
    }
}
