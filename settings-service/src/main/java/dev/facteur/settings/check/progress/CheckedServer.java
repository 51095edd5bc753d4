package dev.facteur.settings.check.progress;

/** Which of a mailbox's servers. */
public enum CheckedServer {
    SMTP,
    IMAP
}
