package dev.facteur.dispatch.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.watch.Tracing;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.CloudEvent;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopyFailed;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells events: each on its topic, keyed by sender, as a CloudEvent in binary mode. */
@ApplicationScoped
public class EventPublisher {
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    private final Emitter<byte[]> documentSent;
    private final Emitter<byte[]> deliveryDelayed;
    private final Emitter<byte[]> deliveryFailed;
    private final Emitter<byte[]> authenticationExpired;
    private final Emitter<byte[]> authenticationRestored;
    private final Emitter<byte[]> sentCopyFailed;
    private final Tracing tracing;

    EventPublisher(
            @Channel(Topics.DOCUMENT_SENT) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<byte[]> documentSent,
            @Channel(Topics.DELIVERY_DELAYED) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<byte[]> deliveryDelayed,
            @Channel(Topics.DELIVERY_FAILED) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<byte[]> deliveryFailed,
            @Channel(Topics.AUTHENTICATION_EXPIRED) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<byte[]> authenticationExpired,
            @Channel(Topics.AUTHENTICATION_RESTORED) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<byte[]> authenticationRestored,
            @Channel(Topics.SENT_COPY_FAILED) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<byte[]> sentCopyFailed,
            Tracing tracing) {
        this.documentSent = documentSent;
        this.deliveryDelayed = deliveryDelayed;
        this.deliveryFailed = deliveryFailed;
        this.authenticationExpired = authenticationExpired;
        this.authenticationRestored = authenticationRestored;
        this.sentCopyFailed = sentCopyFailed;
        this.tracing = tracing;
    }

    /** Completes when the broker has the event, exceptionally if it could not be brought there. */
    public CompletableFuture<Void> publish(DispatchEvent event) {
        Headers headers = new RecordHeaders();
        CloudEvent.headers(event).forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        Runnable end =
                tracing.told(event.topic(), (name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return KafkaMessages.send(
                        emitterOf(event),
                        Message.of(write(event))
                                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                                        .withKey(event.key().toString())
                                        .withHeaders(headers)
                                        .build()))
                .whenComplete((_, _) -> end.run());
    }

    private Emitter<byte[]> emitterOf(DispatchEvent event) {
        return switch (event) {
            case DocumentSent _ -> documentSent;
            case DeliveryDelayed _ -> deliveryDelayed;
            case DeliveryFailed _ -> deliveryFailed;
            case AuthenticationExpired _ -> authenticationExpired;
            case AuthenticationRestored _ -> authenticationRestored;
            case SentCopyFailed _ -> sentCopyFailed;
        };
    }

    private static byte[] write(DispatchEvent event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("event of " + event.topic() + " cannot be written", ourFault);
        }
    }
}
