package dev.facteur.submission.meaning.imap;

/** What is wrong. */
public enum ImapMeaningKind {
    /** The login is refused: only the account's owner can change that. */
    AUTHENTICATION,
    /** The folder is not there, or cannot be written. */
    FOLDER,
    MAILBOX_FULL,
    MESSAGE_SIZE,
    /** Too much or too fast. */
    THROTTLED,
    TLS,
    /** Not now, for a reason that passes by itself. */
    TRANSIENT,
    /** The server does not want to hear us. */
    UNREACHABLE
}
