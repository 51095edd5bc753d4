package dev.facteur.model.sender;

/** How a connection to a mail server is secured; there is no third way. */
public enum TransportSecurity {
    /** Implicit TLS from the first byte (RFC 8314). */
    TLS,
    /** Upgraded before anything else is said (RFC 3207), never optional. */
    STARTTLS
}
