package dev.facteur.model.outcome;

/** What becomes of the copy in the sender's Sent folder. */
public enum SentCopy {
    NOT_WANTED,
    /** The provider files it by itself. */
    PROVIDER,
    /** It will be filed by IMAP; a failure is told by {@link SentCopyFailed}, success is silent. */
    PENDING
}
