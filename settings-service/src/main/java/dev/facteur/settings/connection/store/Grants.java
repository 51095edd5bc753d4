package dev.facteur.settings.connection.store;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.credential.vault.SecretUnreadableException;
import dev.facteur.settings.credential.vault.SecretVault;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The grants with their tokens, in the caller's transaction. */
@ApplicationScoped
public class Grants {
    private final GrantRepository rows;
    private final SecretVault vault;
    private final Revocations revocations;
    private final EntityManager database;

    Grants(GrantRepository rows, SecretVault vault, Revocations revocations, EntityManager database) {
        this.rows = rows;
        this.vault = vault;
        this.revocations = revocations;
        this.database = database;
    }

    public Optional<Grant> find(SenderKey key, Provider provider) {
        return rows.findByIdOptional(GrantId.of(key, provider)).map(GrantEntity::grant);
    }

    /**
     * Locks the grant until the end of the transaction, against every other replica.
     *
     * @throws GrantBusyException if it is not free within this time; the transaction is lost with it
     */
    public Optional<Grant> lock(SenderKey key, Provider provider, Duration limit) {
        database.createNativeQuery("SELECT set_config('lock_timeout', :limit, true)")
                .setParameter("limit", limit.toMillis() + "ms")
                .getSingleResult();
        try {
            return rows.findByIdOptional(GrantId.of(key, provider), LockModeType.PESSIMISTIC_WRITE)
                    .map(GrantEntity::grant);
        } catch (LockTimeoutException | PessimisticLockException held) {
            throw new GrantBusyException(held);
        }
    }

    /** The access token that is kept, whether or not it has expired. */
    public Optional<Secret> accessToken(Grant grant, TokenUse use) {
        return vault.read(grant.key(), grant.provider().accessToken(use));
    }

    /** When that token expires; in the past where there is none. */
    public Instant expiryOfAccessToken(Grant grant, TokenUse use) {
        return rows.findByIdOptional(GrantId.of(grant.key(), grant.provider()))
                .map(row -> row.expiresAt(use))
                .orElse(Instant.EPOCH);
    }

    public Optional<Secret> refreshToken(Grant grant) {
        return vault.read(grant.key(), grant.provider().refreshToken());
    }

    /** In place of the one before; its profile is there. */
    public void save(Grant grant) {
        GrantId id = GrantId.of(grant.key(), grant.provider());
        GrantEntity row = rows.findByIdOptional(id).orElseGet(GrantEntity::new);
        row.id = id;
        row.take(grant);
        rows.persist(row);
    }

    public void keepAccessToken(Grant grant, TokenUse use, Secret token, Instant expiresAt) {
        rows.findByIdOptional(GrantId.of(grant.key(), grant.provider()))
                .ifPresent(row -> row.expiresAt(use, expiresAt));
        vault.store(grant.key(), grant.provider().accessToken(use), token);
    }

    public void forgetAccessToken(Grant grant, TokenUse use) {
        rows.findByIdOptional(GrantId.of(grant.key(), grant.provider()))
                .ifPresent(row -> row.expiresAt(use, Instant.EPOCH));
        vault.forget(grant.key(), grant.provider().accessToken(use));
    }

    public void keepRefreshToken(Grant grant, Secret token) {
        vault.store(grant.key(), grant.provider().refreshToken(), token);
    }

    /** The person has to consent again. */
    public void expire(SenderKey key, Provider provider, Instant since) {
        rows.findByIdOptional(GrantId.of(key, provider)).ifPresent(row -> {
            row.state = Connection.State.EXPIRED;
            row.since = since;
        });
    }

    /** The grants whose last access token expired before this, longest ago first. */
    public List<Grant> idleSince(Instant limit, int most) {
        return rows
                .find(
                        "accessExpiresAt < ?1 and smtpAccessExpiresAt < ?1 and state = ?2",
                        Sort.by("accessExpiresAt"),
                        limit,
                        Connection.State.CONNECTED)
                .page(0, most)
                .stream()
                .map(GrantEntity::grant)
                .toList();
    }

    /** Forgets it; the provider is told later, whatever state it is in now. */
    public void remove(Grant grant) {
        withdraw(grant);
        vault.forget(grant.key(), grant.provider().refreshToken());
        forgetAccessToken(grant, TokenUse.API);
        forgetAccessToken(grant, TokenUse.SMTP);
        rows.deleteById(GrantId.of(grant.key(), grant.provider()));
    }

    public void removeAll(SenderKey key) {
        for (Provider provider : Provider.values()) {
            find(key, provider).ifPresent(this::remove);
        }
    }

    /** Has its refresh token withdrawn at the provider. */
    public void withdraw(Grant grant) {
        try {
            refreshToken(grant).ifPresent(token -> revocations.add(grant.provider(), grant.subject(), token));
        } catch (SecretUnreadableException lost) {
            // Nobody can read it, so nobody can withdraw it; the vault has told the operator.
        }
    }
}
