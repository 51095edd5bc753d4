package dev.facteur.dispatch.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a sender's credential may stay in memory. */
@ConfigMapping(prefix = "facteur.credential")
public interface CredentialConfig {
    @WithDefault("5M")
    Duration keptFor();
}
