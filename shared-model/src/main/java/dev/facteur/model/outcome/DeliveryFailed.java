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
 * @param detail a sentence for the one who acts
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DeliveryFailed(
        RequestId requestId,
        TenantId tenantId,
        SenderId senderId,
        Optional<SendingMethod> method,
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
        recipients = Fields.listOf("recipients", recipients);
    }

    @Override
    @JsonIgnore
    public String occurrence() {
        return requestId + "/" + attempts;
    }
}
