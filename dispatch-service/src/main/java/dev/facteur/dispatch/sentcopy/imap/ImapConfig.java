package dev.facteur.dispatch.sentcopy.imap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an IMAP server is waited for; Angus by itself would wait for ever. */
@ConfigMapping(prefix = "facteur.imap")
public interface ImapConfig {

    /** Until a connection comes about, for each address of the host. */
    @WithDefault("10S")
    Duration connectTimeout();

    /** For each answer, and for each piece of a message to be taken. */
    @WithDefault("1M")
    Duration answerTimeout();

    /** For one copy in all, whatever the server does. */
    @WithDefault("5M")
    Duration limit();
}
