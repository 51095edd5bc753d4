package dev.facteur.dispatch.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there is a page for operators. How one signs in there: {@code quarkus.oidc.page}. */
@ConfigMapping(prefix = "facteur.page")
interface PageConfig {
    /** False: its addresses are not found. */
    @WithDefault("false")
    boolean enabled();
}
