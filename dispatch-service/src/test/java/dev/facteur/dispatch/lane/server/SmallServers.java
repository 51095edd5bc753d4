package dev.facteur.dispatch.lane.server;

import java.time.Duration;

/** Servers that have their fill soon. */
record SmallServers() implements ServerConfig {
    @Override
    public int width() {
        return 2;
    }

    @Override
    public int silences() {
        return 2;
    }

    @Override
    public Duration probeAfter() {
        return Duration.ofSeconds(2);
    }
}
