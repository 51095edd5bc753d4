package dev.facteur.embedded.partner;

/** What a client speaks to. */
public enum PartnerEndpoint {
    AUTHORIZATION,
    TOKEN,
    KEYS,
    REVOCATION
}
