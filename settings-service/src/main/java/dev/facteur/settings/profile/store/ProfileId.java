package dev.facteur.settings.profile.store;

import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

@Embeddable
record ProfileId(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "sender_id") String senderId) implements Serializable {

    static ProfileId of(SenderKey key) {
        return new ProfileId(key.tenantId().value(), key.senderId().value());
    }

    SenderKey key() {
        return new SenderKey(new TenantId(tenantId), new SenderId(senderId));
    }
}
