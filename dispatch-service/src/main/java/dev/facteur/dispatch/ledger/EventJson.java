package dev.facteur.dispatch.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopyFailed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events as the ledger keeps them: JSON beside the topic that tells their type. */
public final class EventJson {
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    private EventJson() {}

    public static String write(DispatchEvent event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("event of " + event.topic() + " cannot be written", ourFault);
        }
    }

    /** What the ledger keeps of a document that was sent to some of its recipients; null for none. */
    public static Optional<DocumentSent> readPartlySent(@Nullable String json) {
        return Optional.ofNullable(json).map(sent -> (DocumentSent) read(Topics.DOCUMENT_SENT, sent));
    }

    public static DispatchEvent read(String topic, String json) {
        try {
            return JSON.readValue(json, type(topic));
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("event of " + topic + " in the ledger cannot be read", ourFault);
        }
    }

    private static Class<? extends DispatchEvent> type(String topic) {
        return switch (topic) {
            case Topics.DOCUMENT_SENT -> DocumentSent.class;
            case Topics.DELIVERY_DELAYED -> DeliveryDelayed.class;
            case Topics.DELIVERY_FAILED -> DeliveryFailed.class;
            case Topics.SENT_COPY_FAILED -> SentCopyFailed.class;
            case Topics.AUTHENTICATION_EXPIRED -> AuthenticationExpired.class;
            case Topics.AUTHENTICATION_RESTORED -> AuthenticationRestored.class;
            default -> throw new IllegalStateException("no event has the topic " + topic);
        };
    }
}
