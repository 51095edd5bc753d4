package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.dispatch.delivery.Words;
import dev.facteur.submission.SmtpReply;

/** A server's reply as an event repeats it. */
final class ServerWords {
    private ServerWords() {}

    /** Codes first: {@code 550 5.1.1 User unknown}. */
    static String of(SmtpReply reply) {
        return (reply + " " + textOf(reply)).strip();
    }

    /** Without the codes. */
    static String textOf(SmtpReply reply) {
        return Words.of(reply.text());
    }
}
