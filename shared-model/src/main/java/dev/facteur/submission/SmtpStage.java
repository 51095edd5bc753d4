package dev.facteur.submission;

/** Where in the conversation something happened, in the order of the conversation. */
public enum SmtpStage {
    CONNECT,
    /** The TLS handshake, be it at once or after {@code STARTTLS}. */
    TLS,
    GREETING,
    EHLO,
    /** The {@code STARTTLS} command itself; what follows it is {@link #TLS}. */
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    /** The {@code DATA} command and the content up to, but without, the final dot: nothing is sent yet. */
    DATA,
    /** The final dot and the reply to it: from here on only the server knows whether the message is sent. */
    END_OF_DATA,
    RSET,
    QUIT
}
