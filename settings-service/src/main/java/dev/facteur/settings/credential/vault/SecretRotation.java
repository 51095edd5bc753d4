package dev.facteur.settings.credential.vault;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Encrypts with the primary key what older keys have encrypted, in small transactions, all replicas side by side; nobody
 * waits for it longer than for one batch. What cannot be decrypted is left as it is and told.
 */
@ApplicationScoped
class SecretRotation {
    private static final Logger LOG = Logger.getLogger(SecretRotation.class);

    private final AgroalDataSource database;
    private final Keysets keysets;
    private final RotationProgress progress;
    private final EncryptionConfig config;

    SecretRotation(AgroalDataSource database, Keysets keysets, RotationProgress progress, EncryptionConfig config) {
        this.database = database;
        this.keysets = keysets;
        this.progress = progress;
        this.config = config;
    }

    @Scheduled(
            every = "${facteur.encryption.rotate-every:1m}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        keysets.current().ifPresent(this::run);
    }

    private void run(Keyset keyset) {
        try {
            Tally tally = new Tally();
            for (SealedTable table : SealedTable.values()) {
                String last = "";
                do {
                    String from = last;
                    last = QuarkusTransaction.requiringNew().call(() -> batch(keyset, table, from, tally));
                } while (!last.isEmpty());
            }
            tell(keyset, tally, counted(keyset, tally));
        } catch (RuntimeException e) {
            // The edge of this thread: the next round tries again.
            LOG.warnf(e, "Secrets could not be encrypted anew; trying again in %s", config.rotateEvery());
        }
    }

    private static final class Tally {
        private long renewed;
        private long unreadable;
    }

    /** Where it ended; empty: there is no more. */
    private String batch(Keyset keyset, SealedTable table, String from, Tally tally) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(table.batch());
                var update = connection.prepareStatement(table.update())) {
            select.setLong(1, keyset.primaryKeyId());
            select.setString(2, from);
            select.setInt(3, config.rotateBatch());
            String last = "";
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    last = rows.getString(2);
                    byte[] place = last.getBytes(StandardCharsets.UTF_8);
                    try {
                        update.setBytes(
                                2, keyset.aead().encrypt(keyset.aead().decrypt(rows.getBytes(3), place), place));
                    } catch (GeneralSecurityException changedOrKeyMissing) {
                        tally.unreadable++;
                        continue;
                    }
                    update.setLong(1, keyset.primaryKeyId());
                    update.setString(3, rows.getString(1));
                    update.addBatch();
                    tally.renewed++;
                }
            }
            update.executeBatch();
            return last;
        } catch (SQLException e) {
            throw new IllegalStateException("A batch of secrets could not be encrypted anew", e);
        }
    }

    private Map<KeyState, Long> counted(Keyset keyset, Tally tally) {
        Map<KeyState, Long> counts = new EnumMap<>(KeyState.class);
        try (Connection connection = database.getConnection()) {
            for (SealedTable table : SealedTable.values()) {
                try (var statement = connection.prepareStatement(table.count());
                        var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        counts.merge(state(keyset, rows.getLong(1)), rows.getLong(2), Long::sum);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Secrets could not be counted", e);
        }
        long unreadable = Math.max(0, tally.unreadable - counts.getOrDefault(KeyState.UNKNOWN, 0L));
        counts.put(KeyState.UNREADABLE, unreadable);
        counts.merge(KeyState.OLDER, 0L, (older, none) -> Math.max(0, older - unreadable));
        return counts;
    }

    private static KeyState state(Keyset keyset, long keyId) {
        if (keyId == keyset.primaryKeyId()) {
            return KeyState.PRIMARY;
        }
        return keyset.keyIds().contains(keyId) ? KeyState.OLDER : KeyState.UNKNOWN;
    }

    private void tell(Keyset keyset, Tally tally, Map<KeyState, Long> counts) {
        long olderBefore = progress.of(KeyState.OLDER);
        long lostBefore = progress.of(KeyState.UNKNOWN);
        long changedBefore = progress.of(KeyState.UNREADABLE);
        progress.counted(counts);
        long older = progress.of(KeyState.OLDER);
        long lost = progress.of(KeyState.UNKNOWN);
        long changed = progress.of(KeyState.UNREADABLE);
        if (lost > lostBefore) {
            LOG.errorf(
                    "%d secrets are encrypted with keys that the keyset lacks. Put those keys back into it; whoever's they"
                            + " are has to enter them again otherwise",
                    lost);
        }
        if (changed > changedBefore) {
            LOG.errorf("%d secrets cannot be decrypted although their key is there: their rows were changed", changed);
        }
        if (tally.renewed > 0) {
            LOG.infof("%d secrets were encrypted anew with key %d", tally.renewed, keyset.primaryKeyId());
        }
        if (older == 0 && (tally.renewed > 0 || olderBefore > 0)) {
            LOG.infof(
                    "Nothing that can be read is encrypted with another key than %d: older ones can be removed from the keyset",
                    keyset.primaryKeyId());
        }
    }
}
