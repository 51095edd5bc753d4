package dev.facteur.settings.check.imap;

import java.io.IOException;

/** Not IMAP, or not bounded. */
final class ImapViolation extends IOException {
    private static final long serialVersionUID = 1;

    ImapViolation(String message) {
        super(message);
    }
}
