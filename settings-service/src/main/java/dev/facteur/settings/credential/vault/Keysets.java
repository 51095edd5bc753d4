package dev.facteur.settings.credential.vault;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keyset of now: loaded at start, and again when its file has changed. Where it cannot be used the service starts, and
 * goes on, all the same, since most of it needs no secret: an ERROR in the log, {@code /q/health/well} and the answers of
 * what does need one say so. A file that is spoilt later takes no keys away that were read before.
 */
@ApplicationScoped
class Keysets {
    private static final Logger LOG = Logger.getLogger(Keysets.class);

    private final EncryptionConfig config;
    private volatile @Nullable Keyset keyset;
    private volatile String trouble = "";

    Keysets(EncryptionConfig config) {
        this.config = config;
    }

    void load(@Observes StartupEvent starting) {
        config.keysetFile()
                .filter(file -> config.generateMissing() && !Files.exists(file))
                .ifPresent(Keysets::generate);
        reload();
    }

    private static void generate(Path file) {
        try {
            Keyset.generate(file);
            LOG.warnf("Made the keyset file %s: for development only", file);
        } catch (KeysetUnusableException e) {
            LOG.error(e.getMessage(), e);
        }
    }

    @Scheduled(
            every = "${facteur.encryption.reload-every:10s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void watch() {
        reload();
    }

    /** Reads it anew; whether it is another now. */
    synchronized boolean reload() {
        @Nullable Keyset before = keyset;
        try {
            Keyset read = read();
            trouble = "";
            if (before != null && before.isSameAs(read)) {
                return false;
            }
            keyset = read;
            LOG.infof(
                    "Secrets are encrypted with key %d, and read with %d keys",
                    read.primaryKeyId(), read.keyIds().size());
            return true;
        } catch (KeysetUnusableException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(trouble)) {
                trouble = message;
                LOG.errorf(
                        e,
                        before == null
                                ? "No password can be stored or read: %s. Restore the keyset that the database was written with"
                                : "The keys that were read before are used on, until the next start: %s. Restore the keyset",
                        message);
            }
            return false;
        }
    }

    private Keyset read() {
        return config.keysetFile()
                .map(Keyset::read)
                .or(() -> config.keyset().map(Keyset::of))
                .orElseThrow(() -> new IllegalStateException(
                        "Name the keyset: facteur.encryption.keyset-file or facteur.encryption.keyset"));
    }

    Optional<Keyset> current() {
        return Optional.ofNullable(keyset);
    }

    /** What an operator has to mend; empty: nothing. */
    String trouble() {
        return trouble;
    }
}
