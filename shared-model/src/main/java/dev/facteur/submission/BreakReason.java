package dev.facteur.submission;

/** Why a conversation ended without a reply. */
public enum BreakReason {
    /** Nobody listens on this port. */
    CONNECTION_REFUSED,
    /** No way to this address. */
    UNREACHABLE,
    TIMED_OUT,
    /** Connected in the clear, but the server never greeted: often one that expects TLS from the first byte. */
    GREETING_NEVER_CAME,
    CLOSED_BY_PEER,
    RESET_BY_PEER,
    /** No common protocol version or cipher, or an alert of the server. */
    TLS_HANDSHAKE_FAILED,
    /** The server answered the handshake in the clear: often one that expects STARTTLS. */
    NOT_TLS,
    CERTIFICATE_UNTRUSTED,
    /** No longer valid, or not yet. */
    CERTIFICATE_EXPIRED,
    CERTIFICATE_NAME_MISMATCH,
    /** Not SMTP, not bounded, or out of turn. */
    PROTOCOL_VIOLATION,
    /** The message's content could not be read, or was not as long as it had said. Ours, not the server's. */
    CONTENT_UNREADABLE,
    /** The thread was told to stop. */
    INTERRUPTED;

    /** What an exception of a socket or of TLS means, whatever protocol was spoken. */
    public static BreakReason of(Throwable thrown) {
        return Breaks.reason(thrown);
    }
}
