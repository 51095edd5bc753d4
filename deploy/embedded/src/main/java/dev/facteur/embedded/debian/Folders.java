package dev.facteur.embedded.debian;

/** How the folders of an account are arranged. */
public enum Folders {
    /** {@code Sent}, marked {@code \Sent} (RFC 6154). */
    SENT("plain"),
    /** {@code INBOX.Sent}, marked {@code \Sent}: no folder can be beside the inbox, as at Courier and Cyrus. */
    SENT_UNDER_INBOX("prefixed"),
    /** As {@link #SENT}, but the account may only read it. */
    SENT_READ_ONLY("plain"),
    /** None for sent mail. */
    NO_SENT("bare"),
    /** None for sent mail, and none can be made beside the inbox. */
    NO_SENT_UNDER_INBOX("bareprefixed");

    private final String namespace;

    Folders(String namespace) {
        this.namespace = namespace;
    }

    /** The namespace of dovecot.conf. */
    String namespace() {
        return namespace;
    }
}
