package dev.facteur.submission;

import java.io.IOException;

/** The server does not speak SMTP as we know it. Never leaves this package. */
final class ProtocolViolation extends IOException {
    private static final long serialVersionUID = 1;

    ProtocolViolation(String message) {
        super(message);
    }
}
