package dev.facteur.dispatch.delivery.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the providers' APIs are asked. */
@ConfigMapping(prefix = "facteur.api")
public interface ApiConfig {

    /** For the TCP connection, and again for the TLS handshake. */
    @WithDefault("10S")
    Duration connectTimeout();

    /** For writing a whole message. */
    @WithDefault("5M")
    Duration contentTimeout();

    /** For the answer to a message: giving up here means not knowing. */
    @WithDefault("2M")
    Duration answerTimeout();

    /** How long an idle connection is kept for the next message; shorter than providers keep it. */
    @WithDefault("15S")
    Duration idleTimeout();

    /** From the first connection to the last word. */
    default Duration whole() {
        return connectTimeout().multipliedBy(2).plus(contentTimeout()).plus(answerTimeout());
    }
}
