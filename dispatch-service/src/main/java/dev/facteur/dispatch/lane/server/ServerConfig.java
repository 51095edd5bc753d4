package dev.facteur.dispatch.lane.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one server may take of us, be it as slow as it likes or away. */
@ConfigMapping(prefix = "facteur.server")
public interface ServerConfig {

    /** Requests in memory for one mailbox server, whoever sends them; those beyond are parked. */
    @WithDefault("32")
    int width();

    /** After so many attempts in a row without an answer a server counts as away. */
    @WithDefault("3")
    int silences();

    /** How soon somebody looks whether a server that was away is back. */
    @WithDefault("0.5S")
    Duration probeAfter();
}
