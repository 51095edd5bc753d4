package dev.facteur.embedded.partner.sending;

/** How a request to send may end without an answer. */
public enum SendingBreak implements SendingRule {
    /** The connection is closed before anything of the message is read: it was not sent. */
    BEFORE_BODY,
    /** Closed when all of the message was read; it is not sent, but no client can know. */
    AFTER_BODY,
    /** Sent, filed, and closed instead of saying so: no client can know. */
    AFTER_FILING,
    /** The message is read, and then there is silence until {@link SendingRules#reset()} or the end of the stand-in. */
    HANGS
}
