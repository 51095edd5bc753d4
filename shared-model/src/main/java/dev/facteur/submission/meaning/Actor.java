package dev.facteur.submission.meaning;

/** Who has to act, if it does not pass by itself. */
public enum Actor {
    /** Whose account it is: the sender for their mailbox, the operator for the relay; the caller of the table knows. */
    OWNER,
    /** Who asked for the message to be sent: its recipients and its content are theirs. */
    REQUESTER,
    /** Who runs this service, whosever account it is. */
    OPERATOR
}
