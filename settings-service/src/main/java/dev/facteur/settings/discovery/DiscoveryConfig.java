package dev.facteur.settings.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What a search for mail servers may cost. */
@ConfigMapping(prefix = "facteur.discovery")
interface DiscoveryConfig {
    /** How long a search may take in all, whoever does not answer. */
    @WithDefault("3s")
    Duration limit();

    /** How long what was found for a domain is proposed to others of the same. */
    @WithDefault("10m")
    Duration keptFor();

    /** How many domains are kept. */
    @WithDefault("1000")
    @Min(0) int kept();

    /** How many searches a person may have made in a row, on each replica; what is known offline is not counted. */
    @WithDefault("20")
    @Min(1) int burst();

    /** How long it takes until one more is free. */
    @WithDefault("15s")
    Duration refill();
}
