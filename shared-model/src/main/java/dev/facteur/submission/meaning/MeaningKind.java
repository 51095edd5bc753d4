package dev.facteur.submission.meaning;

/** What is wrong. */
public enum MeaningKind {
    /** The login is refused, missing or not allowed: nothing leaves until the account's owner acts. */
    AUTHENTICATION,
    /** The sender may not send, or not from this address, or not through this server. */
    SENDER,
    RECIPIENT,
    /** The message itself is refused: its content, an attachment, its look. */
    MESSAGE,
    MESSAGE_SIZE,
    /** The same message to fewer recipients at a time is taken. */
    TOO_MANY_RECIPIENTS,
    /** Too much or too fast. */
    THROTTLED,
    /** Not now, for a reason that passes by itself. */
    TRANSIENT,
    /** The server cannot be reached, or does not want to hear us. */
    UNREACHABLE,
    TLS,
    /** Ours to repair, or our operators': nothing the sender could do. */
    OPERATOR;

    /** Who has to act. */
    public Actor actor() {
        return switch (this) {
            case AUTHENTICATION, SENDER, THROTTLED, TRANSIENT, UNREACHABLE, TLS -> Actor.OWNER;
            case RECIPIENT, MESSAGE, MESSAGE_SIZE, TOO_MANY_RECIPIENTS -> Actor.REQUESTER;
            case OPERATOR -> Actor.OPERATOR;
        };
    }
}
