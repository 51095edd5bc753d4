package dev.facteur.dispatch.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How long is tried what could not be sent. */
@ConfigMapping(prefix = "facteur.retry")
public interface RetryConfig {

    /** From one attempt to the next; the last goes on. The first are short for servers that refuse strangers once. */
    @WithDefault("1M,5M,15M,30M,60M")
    List<Duration> pauses();

    /** Counted from the first deferral. */
    @WithDefault("24H")
    Duration givenUpAfter();

    /** How long a document waits for its sender to sign in again, unless it says itself until when it is valid. */
    @WithDefault("7D")
    Duration senderPatience();
}
