package dev.facteur.model.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.Fields;
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
    public AuthenticationRestored {
        episodeId = Fields.requireText("episodeId", episodeId);
        tenantId = Fields.require("tenantId", tenantId);
        senderId = Fields.require("senderId", senderId);
        method = Fields.require("method", method);
        at = Fields.require("at", at);
        account = Fields.require("account", account);
        since = Fields.require("since", since);
        Fields.requireAtLeast(0, "waiting", waiting);
    }

    @Override
    @JsonIgnore
    public String occurrence() {
        return episodeId;
    }

    /** Which fact about whom; the words of servers and the addresses of people are left out. */
    @Override
    public String toString() {
        return describe();
    }
}
