package dev.facteur.dispatch.operate.act;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much operators can do at once, and how long it is known. */
@ConfigMapping(prefix = "facteur.operate")
interface OperateConfig {
    /** Deliveries sent again become due at this pace, so that a server that is just back is not run over. */
    @WithDefault("20")
    int replayPerSecond();

    /** How long the audit is kept. */
    @WithDefault("365D")
    Duration auditRetention();
}
