package dev.facteur.model.outcome;

/** Why a document will not be sent. The list is closed: readers may switch over it. */
public enum FailureCause {
    RECIPIENT_REJECTED,
    SENDER_REJECTED,
    MESSAGE_REJECTED,
    MESSAGE_TOO_LARGE,
    ATTACHMENT_UNAVAILABLE,
    ATTACHMENT_MISMATCH,
    SENDER_UNKNOWN,
    AUTHENTICATION_EXPIRED,
    SERVER_UNREACHABLE,
    TLS_FAILURE,
    THROTTLED,
    UNCERTAIN,
    EXPIRED,
    CANCELLED
}
