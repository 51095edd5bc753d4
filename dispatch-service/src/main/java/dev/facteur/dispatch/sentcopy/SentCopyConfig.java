package dev.facteur.dispatch.sentcopy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How copies are filed. */
@ConfigMapping(prefix = "facteur.sent-copy")
public interface SentCopyConfig {

    /** How often copies that are due are looked for. */
    @WithDefault("1S")
    Duration interval();

    /** Copies that are filed at the same time, each of another sender. */
    @WithDefault("4")
    int width();

    /** How long after the mail its copy is first looked for: a provider that files by itself needs that long. */
    @WithDefault("10S")
    Duration firstPause();

    /** The same once more, of a mailbox of which nobody knows yet whether its provider files by itself. */
    @WithDefault("1M")
    Duration unknownPause();

    /** How long a copy waits for its sender to correct the profile, when the server refuses to let them in. */
    @WithDefault("7D")
    Duration patience();
}
