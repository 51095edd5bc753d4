package dev.facteur.model.sender;

/** What a server is shown to prove who signs in. */
public enum Authentication {
    /** The account's password or an app password (SASL PLAIN or LOGIN). */
    PASSWORD,
    /** An access token of a partner connection (SASL XOAUTH2 or OAUTHBEARER, RFC 7628). */
    OAUTH2
}
