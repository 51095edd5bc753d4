package dev.facteur.dispatch.lane;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Lanes that are full soon. */
public record SmallLanes() implements LaneConfig {
    @Override
    public int relayWidth() {
        return 1;
    }

    @Override
    public int mailboxWidth() {
        return 1;
    }

    @Override
    public int mailboxWaiting() {
        return 1;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(2);
    }

    @Override
    public MemorySize inFlightBytes() {
        return new MemorySize(BigInteger.valueOf(100));
    }

    @Override
    public Duration dueInterval() {
        return Duration.ofSeconds(1);
    }
}
