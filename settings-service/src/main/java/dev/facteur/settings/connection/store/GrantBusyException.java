package dev.facteur.settings.connection.store;

/** Somebody else holds the grant, and for too long. */
public class GrantBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GrantBusyException(Throwable cause) {
        super("A grant is held for too long", cause);
    }
}
