package dev.facteur.settings.credential.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the keys are that secrets at rest are encrypted with. */
@ConfigMapping(prefix = "facteur.encryption")
interface EncryptionConfig {
    /** A Tink keyset in JSON, for AEAD; losing it loses every stored password. */
    Path keysetFile();

    /** Whether a keyset file that does not exist is made; for development and tests. */
    @WithDefault("false")
    boolean generateMissing();
}
