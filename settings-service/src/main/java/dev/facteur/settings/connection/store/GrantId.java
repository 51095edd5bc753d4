package dev.facteur.settings.connection.store;

import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.settings.connection.provider.Provider;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;

/** One sender at one provider. */
@Embeddable
record GrantId(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "sender_id") String senderId,

        @Column(name = "provider") @Enumerated(EnumType.STRING)
        Provider provider)
        implements Serializable {

    static GrantId of(SenderKey key, Provider provider) {
        return new GrantId(key.tenantId().value(), key.senderId().value(), provider);
    }

    SenderKey key() {
        return new SenderKey(new TenantId(tenantId), new SenderId(senderId));
    }
}
