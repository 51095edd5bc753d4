package dev.facteur.settings.connection.store;

import dev.facteur.model.SenderKey;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.credential.vault.SealedSecret;
import dev.facteur.settings.credential.vault.SecretVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Consents under way, in the caller's transaction: any replica may be asked for the end of what another began. */
@ApplicationScoped
public class PendingConsents {
    private static final String BY_STATE = "SELECT * FROM consent WHERE state_hash = :hash FOR UPDATE";
    private static final String PROVIDER_OF =
            "SELECT provider FROM consent WHERE state_hash = :hash AND expires_at > :now";

    private final EntityManager database;
    private final SecretVault vault;
    private final Clock clock;

    PendingConsents(EntityManager database, SecretVault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** In place of the one that the person began before. */
    public void begin(PendingConsent consent, String state, Instant expiresAt) {
        GrantId id = GrantId.of(consent.key(), consent.provider());
        ConsentEntity known = database.find(ConsentEntity.class, id);
        ConsentEntity row = known == null ? new ConsentEntity() : known;
        SealedSecret sealed = vault.seal(place(id), consent.verifier());
        row.id = id;
        row.stateHash = hash(state);
        row.use = consent.use();
        row.keyId = sealed.keyId();
        row.verifier = sealed.ciphertext();
        row.displayName = consent.displayName().orElse(null);
        row.expiresAt = expiresAt;
        if (known == null) {
            database.persist(row);
        }
    }

    /** Where the person was sent with this state; empty if it works no more. It still works afterwards. */
    public Optional<Provider> providerOf(String state) {
        List<?> found = database.createNativeQuery(PROVIDER_OF)
                .setParameter("hash", hash(state))
                .setParameter("now", clock.instant())
                .getResultList();
        return found.stream().findFirst().map(name -> Provider.valueOf(name.toString()));
    }

    /** A state works once; too late it works no more. */
    public Optional<PendingConsent> take(String state) {
        List<?> rows = database.createNativeQuery(BY_STATE, ConsentEntity.class)
                .setParameter("hash", hash(state))
                .getResultList();
        return rows.stream().map(ConsentEntity.class::cast).findFirst().flatMap(row -> {
            database.remove(row);
            return row.expiresAt.isAfter(clock.instant()) ? Optional.of(consent(row)) : Optional.empty();
        });
    }

    /** Whoever comes back now comes too late. */
    public void forget(SenderKey key) {
        for (Provider provider : Provider.values()) {
            Optional.ofNullable(database.find(ConsentEntity.class, GrantId.of(key, provider)))
                    .ifPresent(database::remove);
        }
    }

    public void forgetOld() {
        database.createNativeQuery("DELETE FROM consent WHERE expires_at < :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private PendingConsent consent(ConsentEntity row) {
        GrantId id = Objects.requireNonNull(row.id);
        return new PendingConsent(
                id.key(),
                id.provider(),
                row.use,
                vault.open(place(id), new SealedSecret(row.keyId, row.verifier)),
                Optional.ofNullable(row.displayName));
    }

    private static String place(GrantId id) {
        return "consent/" + id.tenantId() + "/" + id.senderId() + "/" + id.provider();
    }

    private static byte[] hash(String state) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
