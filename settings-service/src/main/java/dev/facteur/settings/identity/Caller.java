package dev.facteur.settings.identity;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import java.util.Optional;

/**
 * The person behind a request.
 *
 * @param address what their token says about them, if it does
 * @param name likewise
 */
public record Caller(TenantId tenantId, SenderId senderId, Optional<EmailAddress> address, Optional<String> name) {

    /** The caller's own profile. */
    public SenderKey key() {
        return new SenderKey(tenantId, senderId);
    }

    /** Another person's profile in the caller's tenant: there is no way to name one of another tenant. */
    public SenderKey colleague(SenderId senderId) {
        return new SenderKey(tenantId, senderId);
    }

    /** Without what the token tells of the person. */
    @Override
    public String toString() {
        return key().toString();
    }
}
