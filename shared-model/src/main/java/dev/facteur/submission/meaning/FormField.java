package dev.facteur.submission.meaning;

/** The field of the settings form that a fault belongs to. */
public enum FormField {
    HOST,
    PORT,
    SECURITY,
    USERNAME,
    PASSWORD,
    SENDER_ADDRESS,
    /** Of IMAP alone. */
    SENT_FOLDER
}
