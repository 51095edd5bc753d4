package dev.facteur.settings.check.progress;

/** What a check does at one server, in order, as a person would tell it. */
public enum CheckStage {
    /** Find the host, reach its port. */
    CONNECT,
    /** Greet, encrypt, ask what is offered. */
    SECURE,
    SIGN_IN,
    /** SMTP only: whether the server takes mail from this address (MAIL, RCPT, RSET). */
    SENDER,
    /** IMAP only. */
    SENT_FOLDER
}
