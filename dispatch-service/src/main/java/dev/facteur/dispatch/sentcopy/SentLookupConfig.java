package dev.facteur.dispatch.sentcopy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How a message that may have left is looked for. */
@ConfigMapping(prefix = "facteur.sent-lookup")
public interface SentLookupConfig {

    /** Before each look; a provider files what it has taken a moment after the connection was lost, or two. */
    @WithDefault("2S,8S")
    List<Duration> pauses();

    /** One look in all: the sender's next document waits for it. */
    @WithDefault("10S")
    Duration limit();
}
