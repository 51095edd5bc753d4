package dev.facteur.settings.discovery.finding;

/** What the provider wants to see. */
public enum SignIn {
    /** The password of the account or of the mailbox. */
    PASSWORD,
    /** One that the provider makes for a program; the account's is refused. */
    APP_PASSWORD,
    /** No password: consent, by a partner connection. */
    OAUTH2,
    /** The same, for signing in at the provider's submission server. */
    OAUTH2_BY_SMTP;

    public boolean isByConsent() {
        return this == OAUTH2 || this == OAUTH2_BY_SMTP;
    }
}
