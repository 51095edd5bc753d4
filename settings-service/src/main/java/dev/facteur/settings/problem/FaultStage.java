package dev.facteur.settings.problem;

/** How far a save had come when a fault was found, in order. */
public enum FaultStage {
    /** The submitted form itself: nobody was contacted. */
    FORM,
    RESOLVE,
    CONNECT,
    TLS,
    GREETING,
    /** EHLO and STARTTLS, or CAPABILITY: what the server offers. */
    CAPABILITIES,
    AUTH,
    MAIL,
    RCPT,
    SENT_FOLDER
}
