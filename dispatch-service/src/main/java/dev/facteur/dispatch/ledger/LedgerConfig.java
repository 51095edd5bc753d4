package dev.facteur.dispatch.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the ledger keeps its word. */
@ConfigMapping(prefix = "facteur.ledger")
public interface LedgerConfig {

    /** How long a process that stops renewing still counts as alive: what it left behind waits that long. */
    @WithDefault("5S")
    Duration lease();

    /** How long an ended request is remembered, and so recognised when it comes again. */
    @WithDefault("30D")
    Duration retention();

    /** How long the request of a failed delivery is kept, encrypted, to be sent again; 0 for not at all. */
    @WithDefault("7D")
    Duration failedKeptFor();

    /** An event that Kafka has not confirmed for this long is told again. */
    @WithDefault("30S")
    Duration reportAgainAfter();
}
