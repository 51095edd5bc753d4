package dev.facteur.settings.discovery.guess;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether, and how long, usual names are tried. */
@ConfigMapping(prefix = "facteur.discovery.guess")
interface GuessConfig {
    @WithDefault("true")
    boolean enabled();

    /** How long a server may take to answer. */
    @WithDefault("2s")
    Duration limit();
}
