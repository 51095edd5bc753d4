package dev.facteur.submission;

/** What a conversation needs from the server, or from its connection, and did not find. */
public enum Requirement {
    /** {@code STARTTLS} was chosen and is not offered: never go on in the clear. */
    STARTTLS,
    /** A login on a connection that is not encrypted. */
    ENCRYPTION,
    /** The server lets nobody log in here. */
    AUTH,
    /** The server offers logins, but none with a password that is spoken here. */
    PASSWORD_LOGIN,
    /** The server offers logins, but none with an access token. */
    BEARER_LOGIN,
    /** The message is larger than the server's limit. */
    SIZE,
    EIGHT_BIT_MIME,
    /** An address, or a header, is not ASCII. */
    SMTP_UTF8
}
