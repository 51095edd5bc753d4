package dev.facteur.submission.meaning.imap;

/** Where in an IMAP conversation a server refused, in the order of the conversation. */
public enum ImapStage {
    GREETING,
    /** The {@code STARTTLS} command itself. */
    STARTTLS,
    /** LOGIN or AUTHENTICATE. */
    LOGIN,
    /** LIST, SELECT, MYRIGHTS: looking for a folder and into it. */
    FOLDER,
    APPEND
}
