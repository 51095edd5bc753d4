package dev.facteur.dispatch.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The claims of a token that say who calls; the same as settings-service reads. */
@ConfigMapping(prefix = "facteur.identity")
interface IdentityConfig {
    /** Names the tenant. */
    @WithDefault("tenant")
    String tenantClaim();

    /** Names the sender within the tenant. */
    @WithDefault("sub")
    String senderClaim();
}
