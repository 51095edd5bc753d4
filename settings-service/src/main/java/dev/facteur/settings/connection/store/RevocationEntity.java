package dev.facteur.settings.connection.store;

import dev.facteur.settings.connection.provider.Provider;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "revocation")
class RevocationEntity {
    @Id
    UUID id = new UUID(0, 0);

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    Provider provider = Provider.GMAIL;

    @Column(nullable = false)
    String subject = "";

    @Column(name = "key_id", nullable = false)
    long keyId;

    @Column(nullable = false)
    byte[] token = {};

    @Column(nullable = false)
    int attempts;

    @Column(name = "next_at", nullable = false)
    Instant nextAt = Instant.EPOCH;

    @Column(name = "give_up_at", nullable = false)
    Instant giveUpAt = Instant.EPOCH;

    /** Without the token. */
    @Override
    public String toString() {
        return "RevocationEntity[" + id + " " + provider + "]";
    }
}
