package dev.facteur.dispatch.report;

import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Turns the acknowledgement of an outgoing message into a future. */
public final class KafkaMessages {
    private KafkaMessages() {}

    /** Completes when the broker has it, exceptionally if it could not be brought there. */
    public static CompletableFuture<Void> send(Emitter<byte[]> emitter, Message<byte[]> message) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        emitter.send(message.withAck(() -> {
                    taken.complete(null);
                    return CompletableFuture.completedFuture(null);
                })
                .withNack(failure -> {
                    taken.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return taken;
    }
}
