package dev.facteur.settings.credential.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the keys are that secrets at rest are encrypted with: in a file, or in the configuration itself. */
@ConfigMapping(prefix = "facteur.encryption")
interface EncryptionConfig {
    /** A Tink keyset in JSON, for AEAD; losing it loses every stored password. It is read again when it changes. */
    Optional<Path> keysetFile();

    /** The same as a value, such as the environment's; the file goes first. */
    Optional<String> keyset();

    /** Whether a keyset file that does not exist is made; for development and tests. */
    @WithDefault("false")
    boolean generateMissing();

    /** How soon a changed file is noticed. */
    @WithDefault("10s")
    Duration reloadEvery();

    /** How soon what older keys have encrypted is looked for. */
    @WithDefault("1m")
    Duration rotateEvery();

    /** How many secrets are encrypted again in one transaction. */
    @WithDefault("100")
    int rotateBatch();
}
