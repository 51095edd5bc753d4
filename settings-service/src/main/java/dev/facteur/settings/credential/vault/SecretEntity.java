package dev.facteur.settings.credential.vault;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "secret")
class SecretEntity {
    @EmbeddedId
    @Nullable SecretId id;

    @Column(name = "key_id", nullable = false)
    long keyId;

    @Column(name = "ciphertext", nullable = false)
    byte[] ciphertext = {};

    @Column(name = "changed_at", nullable = false)
    Instant changedAt = Instant.EPOCH;

    /** Without the ciphertext. */
    @Override
    public String toString() {
        return "SecretEntity[" + id + "]";
    }
}
