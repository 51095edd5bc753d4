package dev.facteur.settings.connection.store;

import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.credential.vault.SealedSecret;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.credential.vault.SecretUnreadableException;
import dev.facteur.settings.credential.vault.SecretVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Withdrawals that are still to be made, in the caller's transaction. */
@ApplicationScoped
public class Revocations {
    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 12;
    private static final String DUE = """
            SELECT * FROM revocation WHERE next_at <= :now ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED""";
    // The one query that looks across tenants, and it tells nobody: whoever withdraws a token at Google ends all that
    // the account's owner consented to for our client, so that a colleague who uses the same account would lose it too.
    private static final String IN_USE =
            "SELECT count(*) FROM partner_grant WHERE provider = :provider AND subject = :subject";

    private final EntityManager database;
    private final SecretVault vault;
    private final Providers providers;
    private final ConnectionConfig config;
    private final Clock clock;

    Revocations(EntityManager database, SecretVault vault, Providers providers, ConnectionConfig config, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.providers = providers;
        this.config = config;
        this.clock = clock;
    }

    /** To be made soon; nothing where the provider knows no withdrawal. */
    public void add(Provider provider, String subject, Secret token) {
        if (providers.of(provider).revocationUri().isEmpty()) {
            return;
        }
        RevocationEntity row = new RevocationEntity();
        row.id = UUID.randomUUID();
        SealedSecret sealed = vault.seal(place(row.id), token);
        row.provider = provider;
        row.subject = subject;
        row.keyId = sealed.keyId();
        row.token = sealed.ciphertext();
        row.nextAt = clock.instant();
        row.giveUpAt = clock.instant().plus(config.revocationPatience());
        database.persist(row);
    }

    /** The next that is due, which no other replica gets meanwhile. What needs no withdrawal any more goes. */
    public Optional<Revocation> claim() {
        return due().flatMap(row -> {
            if (isInUse(row)) {
                database.remove(row);
                return claim();
            }
            return opened(row).or(this::claim);
        });
    }

    public void done(Revocation made) {
        Optional.ofNullable(database.find(RevocationEntity.class, made.id())).ifPresent(database::remove);
    }

    /** To be tried again, after a wait that doubles; given up after days. */
    public void failed(Revocation tried) {
        Optional.ofNullable(database.find(RevocationEntity.class, tried.id())).ifPresent(this::postpone);
    }

    private void postpone(RevocationEntity row) {
        Instant next = clock.instant().plus(wait(row.attempts));
        if (next.isAfter(row.giveUpAt)) {
            LOG.warnf(
                    "A token could not be withdrawn at %s for %s and is forgotten; its owner can remove Facteur there",
                    row.provider.displayName(), config.revocationPatience());
            database.remove(row);
            return;
        }
        row.attempts++;
        row.nextAt = next;
    }

    private Duration wait(int attempts) {
        Duration wait = config.revocationEvery().multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Optional<RevocationEntity> due() {
        List<?> rows = database.createNativeQuery(DUE, RevocationEntity.class)
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream().map(RevocationEntity.class::cast).findFirst();
    }

    private boolean isInUse(RevocationEntity row) {
        return ((Number) database.createNativeQuery(IN_USE)
                                .setParameter("provider", row.provider.name())
                                .setParameter("subject", row.subject)
                                .getSingleResult())
                        .longValue()
                > 0;
    }

    private Optional<Revocation> opened(RevocationEntity row) {
        try {
            Secret token = vault.open(place(row.id), new SealedSecret(row.keyId, row.token));
            return Optional.of(new Revocation(row.id, row.provider, token));
        } catch (SecretUnreadableException lost) {
            // Its key may come back.
            LOG.errorf("The withdrawal %s at %s cannot be read: see the keyset", row.id, row.provider.displayName());
            postpone(row);
            return Optional.empty();
        }
    }

    private static String place(UUID id) {
        return "revocation/" + id;
    }
}
