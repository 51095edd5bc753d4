package dev.facteur.dispatch.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is looked up for metrics. */
@ConfigMapping(prefix = "facteur.watch")
public interface WatchConfig {

    /** How often the ledger is counted; whole seconds, for the scheduler knows no less. */
    @WithDefault("15S")
    Duration ledgerEvery();
}
