package dev.facteur.model.document;

/** What to do with a document of which nobody knows whether the server accepted it (RFC 1047). */
public enum OnUncertain {
    /** Send it again, the same bytes under the same Message-ID: nothing is lost, a reader may see it twice. */
    RESEND,
    /** Wait until a person says whether it was sent: nothing is sent twice. */
    HOLD
}
