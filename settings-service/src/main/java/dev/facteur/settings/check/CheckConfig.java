package dev.facteur.settings.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/** How mailboxes are checked. */
@ConfigMapping(prefix = "facteur.check")
interface CheckConfig {
    /** How long a check may take in all, whatever the servers do. */
    @WithDefault("10s")
    Duration limit();

    /** How long a connection may take to come about. */
    @WithDefault("4s")
    Duration connect();

    /** How this service introduces itself (EHLO): its host name, or an address literal where it has none. */
    @WithDefault("[127.0.0.1]")
    @Pattern(regexp = "[A-Za-z0-9._-]{1,253}|\\[[A-Za-z0-9.:]{1,60}]") String ehloName();

    /** Where a submission server usually is, to be looked at when the given port or security does not work. */
    @WithDefault("465")
    int smtpTlsPort();

    @WithDefault("587")
    int smtpStarttlsPort();

    /** Likewise for IMAP. */
    @WithDefault("993")
    int imapTlsPort();

    @WithDefault("143")
    int imapStarttlsPort();

    /** How many checks a person may have made in a row, on each replica. */
    @WithDefault("10")
    @Min(1) int burst();

    /** How long it takes until one more is free. */
    @WithDefault("30s")
    Duration refill();
}
