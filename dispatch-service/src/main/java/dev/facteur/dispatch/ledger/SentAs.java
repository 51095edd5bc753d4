package dev.facteur.dispatch.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.SenderIdentity;
import dev.facteur.model.FacteurJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By whom, and under which Message-ID, some recipients have a document, or may have it. */
public record SentAs(SenderIdentity identity, String messageId) {
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    public static SentAs of(ComposedMessage message) {
        return new SentAs(message.identity(), message.messageId());
    }

    public static Optional<SentAs> read(@Nullable String json) {
        try {
            return json == null ? Optional.empty() : Optional.of(JSON.readValue(json, SentAs.class));
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("an author in the ledger cannot be read", ourFault);
        }
    }

    public String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("an author cannot be written", ourFault);
        }
    }
}
