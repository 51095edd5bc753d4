package dev.facteur.settings.credential.vault;

import org.jspecify.annotations.Nullable;

/** The operator has to act: no secret can be encrypted or read. */
class KeysetUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysetUnusableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
