package dev.facteur.model.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.Fields;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.DocumentReference;
import dev.facteur.model.sender.SendingMethod;
import java.time.Instant;
import java.util.Optional;

/** The document was sent, but its copy in the Sent folder was given up. Nothing is to be sent again. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SentCopyFailed(
        RequestId requestId,
        TenantId tenantId,
        SenderId senderId,
        SendingMethod method,
        Optional<DocumentReference> document,
        Instant at,
        int attempts,
        String detail)
        implements DispatchEvent {
    public SentCopyFailed {
        requestId = Fields.require("requestId", requestId);
        tenantId = Fields.require("tenantId", tenantId);
        senderId = Fields.require("senderId", senderId);
        method = Fields.require("method", method);
        at = Fields.require("at", at);
        detail = Fields.require("detail", detail);
        Fields.requireAtLeast(1, "attempts", attempts);
    }

    @Override
    @JsonIgnore
    public String occurrence() {
        return requestId.value();
    }

    /** Which fact about whom; the words of servers and the addresses of people are left out. */
    @Override
    public String toString() {
        return describe();
    }
}
