package dev.facteur.model.document;

import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import java.util.Optional;

/** What became of the bytes of a request. */
public sealed interface RequestReading {

    record Read(SendDocument request) implements RequestReading {}

    /**
     * The bytes are no valid request. The ids are there as far as they could be told, for whoever looks for the request.
     *
     * @param pointer the field at fault (RFC 6901), such as {@code /to/0/address}; empty if it is the whole
     * @param reason a sentence that never repeats what the request holds
     */
    record Unreadable(
            Optional<RequestId> requestId,
            Optional<TenantId> tenantId,
            Optional<SenderId> senderId,
            String pointer,
            String reason)
            implements RequestReading {

        /** For the header {@code rejection-reason}. */
        public String describe() {
            return pointer.isEmpty() ? reason : pointer + ": " + reason;
        }
    }
}
