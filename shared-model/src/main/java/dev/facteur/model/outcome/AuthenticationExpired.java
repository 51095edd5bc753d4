package dev.facteur.model.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.Fields;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.sender.SendingMethod;
import java.time.Instant;
import java.util.Optional;

/**
 * Nothing of this sender can leave by their own method until they sign in again or correct their password. Told once per
 * episode.
 *
 * @param episodeId the same in the {@link AuthenticationRestored} that ends it
 * @param account address of the mailbox or account
 * @param since when the episode began
 * @param requestId the request that met it
 * @param waiting how many documents of this sender wait; 0 where they leave by the relay meanwhile
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AuthenticationExpired(
        String episodeId,
        TenantId tenantId,
        SenderId senderId,
        SendingMethod method,
        Instant at,
        EmailAddress account,
        String reason,
        Instant since,
        Optional<RequestId> requestId,
        long waiting)
        implements DispatchEvent {
    public AuthenticationExpired {
        episodeId = Fields.requireText("episodeId", episodeId);
        tenantId = Fields.require("tenantId", tenantId);
        senderId = Fields.require("senderId", senderId);
        method = Fields.require("method", method);
        at = Fields.require("at", at);
        account = Fields.require("account", account);
        reason = Fields.require("reason", reason);
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
