package dev.facteur.model.sender;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a sender's documents leave. What a sender has chosen never changes by itself. */
public enum SendingMethod {
    /** The application's own submission server. */
    RELAY,
    /** The sender's own account on a submission server; {@code SMTP} on the wire. */
    @JsonProperty("SMTP")
    MAILBOX,
    GMAIL,
    MICROSOFT
}
