package dev.facteur.dispatch.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.SenderIdentity;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.FacteurJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By whom, and under which Message-ID, some recipients have a document, or may have it.
 *
 * @param mayHaveIt those of whom nobody knows whether they have it; empty where some have it for certain, or where not
 *     even these are known
 */
public record SentAs(SenderIdentity identity, String messageId, List<EmailAddress> mayHaveIt) {
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    @SuppressWarnings("ConstantValue") // of what was written before there was such a list
    public SentAs {
        mayHaveIt = mayHaveIt == null ? List.of() : List.copyOf(mayHaveIt);
    }

    public static SentAs of(ComposedMessage message) {
        return new SentAs(message.identity(), message.messageId(), List.of());
    }

    /** The same, which so many may have; of several such attempts those whom each of them may have brought it to. */
    public SentAs mayHaveIt(List<EmailAddress> recipients, Optional<SentAs> before) {
        List<EmailAddress> each = before.filter(earlier -> earlier.messageId.equals(messageId))
                .map(earlier ->
                        recipients.stream().filter(earlier.mayHaveIt::contains).toList())
                .orElse(recipients);
        return new SentAs(identity, messageId, each);
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
