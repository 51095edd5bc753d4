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

/**
 * The document waits. Told at the first wait and whenever the reason changes.
 *
 * @param method absent as long as the sender is not known
 * @param insteadOf the sender's own method, unavailable then, where a document goes by the relay as they wished; else absent
 * @param until when the next attempt is due, if that is known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DeliveryDelayed(
        RequestId requestId,
        TenantId tenantId,
        SenderId senderId,
        Optional<SendingMethod> method,
        Optional<SendingMethod> insteadOf,
        Optional<DocumentReference> document,
        Instant at,
        int attempts,
        DelayReason reason,
        Optional<Instant> until,
        String detail)
        implements DispatchEvent {
    public DeliveryDelayed {
        requestId = Fields.require("requestId", requestId);
        tenantId = Fields.require("tenantId", tenantId);
        senderId = Fields.require("senderId", senderId);
        Detour.check(method, insteadOf);
        at = Fields.require("at", at);
        reason = Fields.require("reason", reason);
        detail = Fields.require("detail", detail);
        Fields.requireAtLeast(0, "attempts", attempts);
    }

    @Override
    @JsonIgnore
    public String occurrence() {
        return requestId + "/" + attempts + "/" + reason;
    }

    /** Which fact about whom; the words of servers and the addresses of people are left out. */
    @Override
    public String toString() {
        return describe();
    }
}
