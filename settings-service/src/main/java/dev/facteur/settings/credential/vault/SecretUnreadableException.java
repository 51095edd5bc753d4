package dev.facteur.settings.credential.vault;

import dev.facteur.settings.problem.ProblemException;
import dev.facteur.settings.problem.ProblemType;

/** A stored secret that the keyset of this service does not open: tampered with, or encrypted with a lost key. */
public class SecretUnreadableException extends ProblemException {
    private static final long serialVersionUID = 1L;

    SecretUnreadableException(String message) {
        super(ProblemType.SECRET_UNREADABLE, message);
    }
}
