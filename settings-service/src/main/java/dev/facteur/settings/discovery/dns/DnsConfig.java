package dev.facteur.settings.discovery.dns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How DNS is asked. */
@ConfigMapping(prefix = "facteur.discovery.dns")
interface DnsConfig {
    /** How long a name server may take. */
    @WithDefault("1s")
    Duration limit();
}
