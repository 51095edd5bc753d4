package dev.facteur.model.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.Topics;
import java.time.Instant;

/** What dispatch reports. Every event is a fact, told again under the same id if a crash made that necessary. */
public sealed interface DispatchEvent
        permits DocumentSent,
                DeliveryDelayed,
                DeliveryFailed,
                AuthenticationExpired,
                AuthenticationRestored,
                SentCopyFailed {
    TenantId tenantId();

    SenderId senderId();

    /** When it happened. */
    Instant at();

    /**
     * What makes this event one of its kind, apart from its sender and topic: equal for an event told again, other for
     * the next fact about the same request.
     */
    @JsonIgnore
    String occurrence();

    /** Fit for a log: the topic and what happened to whom, by their ids. */
    default String describe() {
        return topic() + " " + key() + " " + occurrence();
    }

    @JsonIgnore
    default SenderKey key() {
        return new SenderKey(tenantId(), senderId());
    }

    @JsonIgnore
    default String topic() {
        return switch (this) {
            case DocumentSent _ -> Topics.DOCUMENT_SENT;
            case DeliveryDelayed _ -> Topics.DELIVERY_DELAYED;
            case DeliveryFailed _ -> Topics.DELIVERY_FAILED;
            case AuthenticationExpired _ -> Topics.AUTHENTICATION_EXPIRED;
            case AuthenticationRestored _ -> Topics.AUTHENTICATION_RESTORED;
            case SentCopyFailed _ -> Topics.SENT_COPY_FAILED;
        };
    }
}
