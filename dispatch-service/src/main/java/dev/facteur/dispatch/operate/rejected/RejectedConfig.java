package dev.facteur.dispatch.operate.rejected;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Of the list of rejected records. */
@ConfigMapping(prefix = "facteur.rejected")
interface RejectedConfig {
    /** How long they are listed; how long their topic keeps them is the brokers' setting. */
    @WithDefault("30D")
    Duration retention();
}
