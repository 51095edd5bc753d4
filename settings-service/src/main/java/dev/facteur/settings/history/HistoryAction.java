package dev.facteur.settings.history;

/** What happened to a profile. An erased one has no history. */
public enum HistoryAction {
    CREATED,
    CHANGED,
    /** The mailbox or account wants its owner to sign in again. */
    EXPIRED
}
