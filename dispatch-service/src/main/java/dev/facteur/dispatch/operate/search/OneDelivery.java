package dev.facteur.dispatch.operate.search;

import dev.facteur.dispatch.identity.Caller;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import java.util.Optional;

/**
 * A delivery that somebody means.
 *
 * @param sender whose it must be; absent if anybody's will do
 */
public record OneDelivery(TenantId tenantId, RequestId requestId, Optional<SenderId> sender) {

    /** The same for this caller; empty if it is somebody else's tenant. */
    public static Optional<OneDelivery> of(Caller caller, TenantId tenantId, RequestId requestId) {
        return switch (caller) {
            case Caller.Operator _ -> Optional.of(new OneDelivery(tenantId, requestId, Optional.empty()));
            case Caller.Person(var key) ->
                key.tenantId().equals(tenantId)
                        ? Optional.of(new OneDelivery(tenantId, requestId, Optional.of(key.senderId())))
                        : Optional.empty();
        };
    }
}
