package dev.facteur.settings.connection.store;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.Connection;
import dev.facteur.settings.connection.provider.TokenUse;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "partner_grant")
class GrantEntity {
    @EmbeddedId
    @Nullable GrantId id;

    @Column(nullable = false)
    String account = "";

    @Column(nullable = false)
    String subject = "";

    @Column(nullable = false, columnDefinition = "text[]")
    List<String> scopes = List.of();

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    Connection.State state = Connection.State.CONNECTED;

    @Column(nullable = false)
    Instant since = Instant.EPOCH;

    @Column(name = "checked_at", nullable = false)
    Instant checkedAt = Instant.EPOCH;

    @Column(name = "access_expires_at", nullable = false)
    Instant accessExpiresAt = Instant.EPOCH;

    @Column(name = "smtp_access_expires_at", nullable = false)
    Instant smtpAccessExpiresAt = Instant.EPOCH;

    Instant expiresAt(TokenUse use) {
        return switch (use) {
            case API -> accessExpiresAt;
            case SMTP -> smtpAccessExpiresAt;
        };
    }

    void expiresAt(TokenUse use, Instant instant) {
        switch (use) {
            case API -> accessExpiresAt = instant;
            case SMTP -> smtpAccessExpiresAt = instant;
        }
    }

    void take(Grant grant) {
        account = grant.account().value();
        subject = grant.subject();
        scopes = List.copyOf(grant.scopes());
        state = grant.state();
        since = grant.since();
        checkedAt = grant.checkedAt();
    }

    Grant grant() {
        GrantId known = Objects.requireNonNull(id);
        return new Grant(
                known.key(),
                known.provider(),
                new EmailAddress(account),
                subject,
                Set.copyOf(scopes),
                state,
                since,
                checkedAt);
    }

    /** Without anything of the person. */
    @Override
    public String toString() {
        return "GrantEntity[" + id + " " + state + "]";
    }
}
