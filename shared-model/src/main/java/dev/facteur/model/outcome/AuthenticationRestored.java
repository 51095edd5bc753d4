package dev.facteur.model.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.sender.SendingMethod;
import java.time.Instant;

/** The episode is over: what waited leaves by itself. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AuthenticationRestored(
        String episodeId,
        TenantId tenantId,
        SenderId senderId,
        SendingMethod method,
        Instant at,
        EmailAddress account,
        Instant since,
        long waiting)
        implements DispatchEvent {

    @Override
    @JsonIgnore
    public String occurrence() {
        return episodeId;
    }
}
