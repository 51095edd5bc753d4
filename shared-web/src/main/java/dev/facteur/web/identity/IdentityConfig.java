package dev.facteur.web.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The claims of a token that say who calls. */
@ConfigMapping(prefix = "facteur.identity")
public interface IdentityConfig {
    /** Names the tenant. */
    @WithDefault("tenant")
    String tenantClaim();

    /** Names the sender within the tenant. */
    @WithDefault("sub")
    String senderClaim();

    /** Where it is there: the address proposed to somebody without a profile. */
    @WithDefault("email")
    String addressClaim();

    /** Where it is there: the display name proposed to somebody without a profile. */
    @WithDefault("name")
    String nameClaim();
}
