package dev.facteur.submission.meaning;

import java.util.Locale;

/** What is known beyond the kind. The codes are stable: texts, advice and links hang on them. */
public enum Hint {
    ACCOUNT_DISABLED,
    ACCOUNT_LOCKED,
    /** The provider takes a password made for applications, not the account's own. */
    APP_PASSWORD_REQUIRED,
    ATTACHMENT_BLOCKED,
    DAILY_LIMIT,
    /** Our name in EHLO is refused. */
    EHLO_NAME,
    /** The folder for sent mail is not there. */
    FOLDER_MISSING,
    /** It is there, and nothing can be put into it. */
    FOLDER_READ_ONLY,
    /** Has to be switched on in the mailbox's settings first. */
    IMAP_DISABLED,
    /** This port speaks TLS from the first byte, typically 465. */
    IMPLICIT_TLS_EXPECTED,
    /** Nobody logged in: often the wrong host, or a missing user name. */
    LOGIN_MISSING,
    /** The sender's own mailbox is full. */
    OWN_MAILBOX_FULL,
    /** The provider wants a new password, set on its web pages. */
    PASSWORD_CHANGE_REQUIRED,
    /** Cloud hosts block port 25, firewalls others. */
    PORT_BLOCKED,
    /** Found on a block list, or without the DNS records a server wants: the sending server, not the sender. */
    SENDING_SERVER_BLOCKED,
    /** The provider has blocked this sender, usually for spam. */
    SENDER_BLOCKED,
    /** The address is not the account's own. */
    SENDER_NOT_OWNED,
    /** The domain's SPF, DKIM or DMARC does not allow this server. */
    SENDER_UNAUTHENTICATED,
    /** Passwords are not taken at all: only "sign in with …" works. */
    SIGN_IN_REQUIRED,
    /** Switched off for the account or by its administrator. */
    SMTP_AUTH_DISABLED,
    SMTPUTF8_MISSING,
    SPAM,
    /** This port starts in the clear and expects STARTTLS, typically 587. */
    STARTTLS_EXPECTED,
    TOO_MANY_CONNECTIONS,
    /** Trying again soon prolongs the lock. */
    TOO_MANY_LOGINS,
    /** The provider wants the owner to sign in on its web pages once. */
    WEB_LOGIN_REQUIRED;

    /** Such as {@code app-password-required}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
