package dev.facteur.dispatch.delivery.smtp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How every SMTP conversation is held. */
@ConfigMapping(prefix = "facteur.smtp")
public interface SmtpConfig {

    /** How we introduce ourselves: a name that DNS knows (RFC 5321 §4.1.1.1). */
    String ehloName();

    /** For the TCP connection, and again for the TLS handshake. */
    @WithDefault("10S")
    Duration connectTimeout();

    /** For the reply to a command. */
    @WithDefault("60S")
    Duration commandTimeout();

    /** For writing a whole message. */
    @WithDefault("5M")
    Duration contentTimeout();

    /** For the reply to the final dot: giving up here means not knowing (RFC 5321 §4.5.3.2.6). */
    @WithDefault("10M")
    Duration endOfDataTimeout();

    /** How long an idle connection is kept for the next message. */
    @WithDefault("15S")
    Duration idleTimeout();

    /** After that time a connection is used no more: servers and addresses change behind a name. */
    @WithDefault("5M")
    Duration connectionAge();

    /** After that many messages a connection is closed: some servers count. */
    @WithDefault("100")
    int messagesPerConnection();

    /**
     * Recipients of one message, by the host name of the server; what stands here counts, not the presets. 0 for as many
     * as there are. The others come next, in a message of their own.
     */
    Map<String, Integer> recipientsPerMessage();
}
