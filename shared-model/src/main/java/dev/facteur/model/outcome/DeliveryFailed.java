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
import java.util.List;
import java.util.Optional;

/**
 * The document will not be sent.
 *
 * @param method absent if the sender is not known
 * @param insteadOf the sender's own method, unavailable then, where a document goes by the relay as they wished; else absent
 * @param detail a sentence for the one who acts
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DeliveryFailed(
        RequestId requestId,
        TenantId tenantId,
        SenderId senderId,
        Optional<SendingMethod> method,
        Optional<SendingMethod> insteadOf,
        Optional<DocumentReference> document,
        Instant at,
        int attempts,
        FailureCause cause,
        WhoActs whoActs,
        String detail,
        Optional<SmtpDetail> smtp,
        List<RecipientOutcome> recipients)
        implements DispatchEvent {
    public DeliveryFailed {
        requestId = Fields.require("requestId", requestId);
        tenantId = Fields.require("tenantId", tenantId);
        senderId = Fields.require("senderId", senderId);
        Detour.check(method, insteadOf);
        at = Fields.require("at", at);
        cause = Fields.require("cause", cause);
        whoActs = Fields.require("whoActs", whoActs);
        detail = Fields.require("detail", detail);
        Fields.requireAtLeast(0, "attempts", attempts);
        recipients = Fields.listOf("recipients", recipients);
    }

    @Override
    @JsonIgnore
    public String occurrence() {
        return requestId + "/" + attempts;
    }

    /** Which fact about whom; the words of servers and the addresses of people are left out. */
    @Override
    public String toString() {
        return describe();
    }
}
