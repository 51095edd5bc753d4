package dev.facteur.submission;

/** How the connection is protected. */
public enum ConnectionSecurity {
    /** Never encrypted: only for a relay that an operator has configured, never for a user's server. */
    CLEARTEXT,
    /** Starts readable and must be upgraded before anything else is said (RFC 3207); never optional. */
    STARTTLS,
    /** TLS from the first byte, "implicit TLS" (RFC 8314 §3.3). */
    TLS
}
