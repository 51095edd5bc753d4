package dev.facteur.model.provider;

import dev.facteur.model.sender.SendingMethod;

/** The connection by which an account of this provider can send without a password. */
public enum PartnerConnection {
    GMAIL(SendingMethod.GMAIL),
    MICROSOFT(SendingMethod.MICROSOFT);

    private final SendingMethod method;

    PartnerConnection(SendingMethod method) {
        this.method = method;
    }

    public SendingMethod method() {
        return method;
    }
}
