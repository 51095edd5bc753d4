package dev.facteur.dispatch.intake;

import dev.facteur.dispatch.report.KafkaMessages;
import dev.facteur.model.Topics;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts aside what cannot be taken: key, value and headers as they came, and the reason beside them. */
@ApplicationScoped
class RejectedRequests {
    private final Emitter<byte[]> rejected;

    RejectedRequests(
            @Channel(Topics.SEND_DOCUMENT_REJECTED) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<byte[]> rejected) {
        this.rejected = rejected;
    }

    /** Completes when the broker has it. */
    CompletableFuture<Void> reject(ConsumerRecord<byte[], byte[]> record, String reason) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        headers.remove(Topics.REJECTION_REASON);
        headers.add(Topics.REJECTION_REASON, reason.getBytes(StandardCharsets.UTF_8));
        Message<byte[]> message = Message.of(record.value())
                .addMetadata(OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withKey(record.key())
                        .withHeaders(headers)
                        .build());
        return KafkaMessages.send(rejected, message);
    }
}
