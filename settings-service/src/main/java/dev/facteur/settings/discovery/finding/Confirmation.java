package dev.facteur.settings.discovery.finding;

/** Why the user should look at the host before a password goes there. */
public enum Confirmation {
    /** Unsigned DNS led to another domain (RFC 6186 §6). */
    HOST_OUTSIDE_DOMAIN,
    /** The description came without TLS: anybody on the way may have written it. */
    FETCHED_WITHOUT_TLS
}
