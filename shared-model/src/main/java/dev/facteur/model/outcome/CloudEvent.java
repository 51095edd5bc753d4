package dev.facteur.model.outcome;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** CloudEvents 1.0, Kafka binding in binary mode: the headers that stand beside an event's JSON. */
public final class CloudEvent {
    public static final String SOURCE = "/facteur/dispatch-service";
    public static final String TYPE_PREFIX = "dev.facteur.";

    private CloudEvent() {}

    /** The headers of an event. Its id is derived from what happened, so a reader can drop an event told again. */
    public static Map<String, String> headers(DispatchEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id(event));
        headers.put("ce_source", SOURCE);
        headers.put("ce_type", TYPE_PREFIX + event.topic());
        headers.put("ce_time", event.at().toString());
        headers.put("ce_subject", subject(event));
        headers.put("content-type", "application/json");
        return headers;
    }

    static String id(DispatchEvent event) {
        String fact = event.topic() + "/" + event.key() + "/" + event.occurrence();
        return UUID.nameUUIDFromBytes(fact.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String subject(DispatchEvent event) {
        return switch (event) {
            case DocumentSent sent -> sent.requestId().value();
            case DeliveryDelayed delayed -> delayed.requestId().value();
            case DeliveryFailed failed -> failed.requestId().value();
            case SentCopyFailed failed -> failed.requestId().value();
            case AuthenticationExpired expired -> expired.senderId().value();
            case AuthenticationRestored restored -> restored.senderId().value();
        };
    }
}
