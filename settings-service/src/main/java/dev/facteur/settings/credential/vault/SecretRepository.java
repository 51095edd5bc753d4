package dev.facteur.settings.credential.vault;

import dev.facteur.model.SenderKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SecretRepository implements PanacheRepositoryBase<SecretEntity, SecretId> {

    void deleteAll(SenderKey key) {
        delete(
                "id.tenantId = ?1 and id.senderId = ?2",
                key.tenantId().value(),
                key.senderId().value());
    }
}
