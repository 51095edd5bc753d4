package dev.facteur.settings.problem;

/** What can be wrong with a submitted form before any server is asked; each has a text {@code fault.<code>}. */
public enum FaultCode {
    /** Not JSON at all. */
    JSON_UNREADABLE,
    /** JSON, but of another type than the field has. */
    TYPE_WRONG,
    REQUIRED,
    /** None of the values the field can have; they are the first argument. */
    VALUE_UNKNOWN,
    ADDRESS_INVALID,
    /** Too long, or with line breaks or control characters. */
    TEXT_INVALID,
    HOST_INVALID,
    PORT_INVALID,
    /** A parameter out of its bounds. */
    PARAMETER_INVALID,
    /** The number in a host such as {@code ex4.mail.ovh.net}. */
    SERVER_NUMBER_INVALID,
    /** Gmail or Microsoft chosen before the account was connected. */
    ACCOUNT_NOT_CONNECTED,
    /** It is connected, but was not asked for signing in at its mail server. */
    ACCOUNT_NOT_CONNECTED_FOR_SMTP,
    /** Only the servers of a partner are shown its access tokens. */
    HOST_NOT_OF_PARTNER,
    /** The partner refuses our client. */
    PARTNER_CLIENT_BROKEN,
    PARTNER_UNAVAILABLE,
    /** Whoever signs in by consent finds sent mail in their account's Sent folder anyway. */
    COPY_BY_PROVIDER,
    /** The connected account has another address. */
    ADDRESS_NOT_OF_ACCOUNT,
    /** No password given and none stored. */
    PASSWORD_REQUIRED,
    /** A stored password is never sent to another host or for another user name. */
    PASSWORD_AGAIN,
    /** An empty or masked password posted back. */
    PASSWORD_MASKED
}
