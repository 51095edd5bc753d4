package dev.facteur.settings.credential.vault;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Loads the keyset at start. Where it cannot be used the service starts all the same, since most of it needs no secret:
 * an ERROR in the log, {@code /q/health/well} and the answers of what does need one say so.
 */
@ApplicationScoped
class Keysets {
    private static final Logger LOG = Logger.getLogger(Keysets.class);

    private final EncryptionConfig config;
    private @Nullable Keyset keyset;

    Keysets(EncryptionConfig config) {
        this.config = config;
    }

    void load(@Observes StartupEvent starting) {
        try {
            if (config.generateMissing() && !Files.exists(config.keysetFile())) {
                Keyset.generate(config.keysetFile());
                LOG.warnf("Made the keyset file %s: for development only", config.keysetFile());
            }
            keyset = Keyset.read(config.keysetFile());
        } catch (KeysetUnusableException e) {
            LOG.errorf(e, "No password can be stored or read: %s", e.getMessage());
        }
    }

    Optional<Keyset> current() {
        return Optional.ofNullable(keyset);
    }
}
