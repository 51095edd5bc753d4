package dev.facteur.settings.connection.provider;

/** What an access token opens; a consent is for one of them, so that nobody is asked for more than they need. */
public enum TokenUse {
    /** The provider's own way of sending: the Gmail API, Microsoft Graph. */
    API,
    /** The provider's submission server, by SASL XOAUTH2 or OAUTHBEARER. */
    SMTP
}
