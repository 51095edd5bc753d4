package dev.facteur.settings.connection.store;

import dev.facteur.settings.connection.provider.TokenUse;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "consent")
class ConsentEntity {
    @EmbeddedId
    @Nullable GrantId id;

    @Column(name = "state_hash", nullable = false)
    byte[] stateHash = {};

    @Column(name = "token_use", nullable = false)
    @Enumerated(EnumType.STRING)
    TokenUse use = TokenUse.API;

    @Column(name = "key_id", nullable = false)
    long keyId;

    @Column(nullable = false)
    byte[] verifier = {};

    @Column(name = "display_name")
    @Nullable String displayName;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt = Instant.EPOCH;

    /** Without the verifier and the name. */
    @Override
    public String toString() {
        return "ConsentEntity[" + id + "]";
    }
}
