package dev.facteur.settings.credential.vault;

import dev.facteur.model.SenderKey;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

@Embeddable
record SecretId(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "sender_id") String senderId,
        @Column(name = "field") @Enumerated(EnumType.STRING) SecretField field)
        implements Serializable {

    static SecretId of(SenderKey key, SecretField field) {
        return new SecretId(key.tenantId().value(), key.senderId().value(), field);
    }

    /** What a ciphertext is bound to: moved to another row, it cannot be read. Ids have no slash. */
    byte[] associatedData() {
        return (tenantId + "/" + senderId + "/" + field).getBytes(StandardCharsets.UTF_8);
    }
}
