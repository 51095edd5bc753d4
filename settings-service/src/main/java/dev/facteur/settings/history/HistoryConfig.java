package dev.facteur.settings.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "facteur.history")
interface HistoryConfig {
    /** How long it is remembered who changed what. */
    @WithDefault("365d")
    Duration retention();
}
