package dev.facteur.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that dispatch wrote.
 *
 * @param key as text; empty where there was none
 * @param headers as text
 * @param value untouched: a rejected request may be anything
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; never compared
record Outcome(String topic, String key, Map<String, String> headers, byte[] value) {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final Set<String> FINAL =
            Set.of(Topics.DOCUMENT_SENT, Topics.DELIVERY_FAILED, Topics.SEND_DOCUMENT_REJECTED);

    Outcome {
        headers = Map.copyOf(headers);
        value = value.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    static Outcome of(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : kafkaRecord.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return new Outcome(kafkaRecord.topic(), text(kafkaRecord.key()), headers, bytes(kafkaRecord.value()));
    }

    /** The request it is about; empty for what is about a sender, or about bytes that say nothing. */
    Optional<String> requestId() {
        return Optional.of(json().path("requestId").asText()).filter(id -> !id.isEmpty());
    }

    /** Whether nothing more will be said of this request. */
    boolean isFinal() {
        return FINAL.contains(topic);
    }

    /** The value as JSON; a missing node where it is something else. */
    JsonNode json() {
        try {
            return JSON.readTree(value);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static String text(byte[] bytes) {
        return new String(bytes(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
