package dev.facteur.settings.testmessage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.document.SendDocument;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Where all requests go. */
@ApplicationScoped
class SendDocumentTopic {
    private static final Logger LOG = Logger.getLogger(SendDocumentTopic.class);
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    private final MutinyEmitter<Record<String, String>> topic;
    private final TestMessageConfig config;

    SendDocumentTopic(@Channel("send-document") MutinyEmitter<Record<String, String>> topic, TestMessageConfig config) {
        this.topic = topic;
        this.config = config;
    }

    /** Whether Kafka has it. Blocks until that is known, or it has taken too long. */
    boolean publish(SendDocument request) {
        // In a thread that knows nothing of the caller's request: what sends to Kafka would end it for the caller.
        FutureTask<CompletableFuture<Void>> sending = new FutureTask<>(() ->
                topic.send(Record.of(request.key().toString(), json(request))).subscribeAsCompletionStage());
        Thread.ofVirtual().name("test message ", 0).start(sending);
        try {
            long limit = config.acknowledgement().toMillis();
            sending.get(limit, TimeUnit.MILLISECONDS).get(limit, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException refused) {
            LOG.warnf("A test message of %s was not taken by Kafka: %s", request.key(), refused.getMessage());
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String json(SendDocument request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A test message could not be written as JSON", e);
        }
    }
}
