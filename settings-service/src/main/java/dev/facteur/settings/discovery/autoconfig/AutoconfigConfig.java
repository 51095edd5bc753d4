package dev.facteur.settings.discovery.autoconfig;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where descriptions of mail servers are fetched. */
@ConfigMapping(prefix = "facteur.discovery.autoconfig")
interface AutoconfigConfig {
    /** Whether files that a domain offers by {@code http} only are looked at: anybody on the way may have written them. */
    @WithDefault("false")
    boolean cleartext();

    /** Thunderbird's public database, asked for a domain below this address; empty: it is not asked. */
    @WithDefault("https://autoconfig.thunderbird.net/v1.1/")
    Optional<URI> database();

    /** How long one file may take in all. */
    @WithDefault("1500ms")
    Duration limit();
}
