package dev.facteur.model.provider;

/** Which password a provider wants from a program. */
public enum PasswordKind {
    /** The one of the account, by which its owner also signs in on the web. */
    ACCOUNT,
    /** The mailbox's own; the customer area has another. */
    MAILBOX,
    /** One that the owner sets for mail programs. */
    MAIL_PROGRAM,
    /** One that the provider makes for each program. */
    APP_PASSWORD,
    /** The account's, but an app password where two-factor authentication is on. */
    APP_PASSWORD_WITH_TWO_FACTORS,
    /** None: the owner signs in at the provider, by a partner connection. */
    SIGN_IN_ONLY
}
