package dev.facteur.embedded.partner;

/** What a client speaks to. */
public enum PartnerEndpoint {
    AUTHORIZATION,
    TOKEN,
    KEYS,
    REVOCATION,
    /** The Gmail API's media upload, or Microsoft Graph's {@code sendMail}. */
    SENDING
}
