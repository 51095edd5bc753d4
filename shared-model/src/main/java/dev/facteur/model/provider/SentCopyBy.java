package dev.facteur.model.provider;

/** Who files what was submitted by SMTP in the Sent folder. */
public enum SentCopyBy {
    /** The provider itself: a second copy would be one too many. */
    PROVIDER,
    CLIENT,
    /** Not known, or a setting of the account: to be found out. */
    UNKNOWN
}
