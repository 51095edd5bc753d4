package dev.facteur.dispatch.lane;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is under way at the same time. */
@ConfigMapping(prefix = "facteur.lane")
public interface LaneConfig {

    /** Messages that the relay is given at the same time. */
    @WithDefault("16")
    int relayWidth();

    /** Messages that one sender's mailbox is given at the same time; with more than one they may overtake each other. */
    @WithDefault("1")
    int mailboxWidth();

    /** Requests of one mailbox that wait in memory; those beyond are parked in the database. */
    @WithDefault("20")
    int mailboxWaiting();

    /** A lane that has not started a message for so long takes nothing more in; what waits in it is parked. */
    @WithDefault("2S")
    Duration patience();

    /** Requests in memory, in bytes as Kafka has them; Kafka waits when they are reached. */
    @WithDefault("16M")
    MemorySize inFlightBytes();

    /** How often the ledger is asked for what is due; whole seconds, for the scheduler knows no less. */
    @WithDefault("1S")
    Duration dueInterval();
}
