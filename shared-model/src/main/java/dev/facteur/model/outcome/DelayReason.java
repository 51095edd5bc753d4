package dev.facteur.model.outcome;

/** Why a document waits. */
public enum DelayReason {
    /** The server said "later" (4yz), or what came of the last attempt calls for another. */
    RETRY,
    THROTTLED,
    AUTHENTICATION_EXPIRED,
    /** {@code notBefore} lies ahead. */
    SCHEDULED,
    SERVER_UNREACHABLE,
    /** The credential could not be asked for: settings-service or its database is away. */
    SETTINGS_UNAVAILABLE
}
