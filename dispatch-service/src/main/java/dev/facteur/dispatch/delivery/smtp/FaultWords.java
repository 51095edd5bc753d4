package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.model.outcome.SmtpDetail;
import dev.facteur.submission.ConversationFault;
import java.util.Optional;
import java.util.OptionalInt;

/** How an event tells of a fault. Pure. */
final class FaultWords {
    private FaultWords() {}

    /** The server's, if it said anything. */
    static Optional<String> words(ConversationFault fault) {
        return fault instanceof ConversationFault.Refused refused
                ? Optional.of(ServerWords.of(refused.reply()))
                : Optional.empty();
    }

    /** For whoever acts. */
    static String detail(ConversationFault fault) {
        return switch (fault) {
            case ConversationFault.Refused refused ->
                "The server refused at " + refused.stage() + " with " + refused.reply();
            case ConversationFault.Broken broken ->
                "The conversation broke at " + broken.stage() + ": " + broken.reason();
            case ConversationFault.Unsupported unsupported ->
                switch (unsupported.missing()) {
                    case SIZE -> "The message is larger than the server takes";
                    case SMTP_UTF8 -> "The server takes no addresses with letters beyond ASCII before the @";
                    case STARTTLS, ENCRYPTION, AUTH, PASSWORD_LOGIN, BEARER_LOGIN, EIGHT_BIT_MIME ->
                        "The server does not offer " + unsupported.missing();
                };
        };
    }

    /** Where, and with which words. */
    static SmtpDetail smtp(ConversationFault fault) {
        return switch (fault) {
            case ConversationFault.Refused refused ->
                new SmtpDetail(
                        refused.stage().name(),
                        OptionalInt.of(refused.reply().code()),
                        refused.reply().enhanced().map(Object::toString),
                        Optional.of(ServerWords.textOf(refused.reply())));
            case ConversationFault.Broken broken ->
                new SmtpDetail(
                        broken.stage().name(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.of(broken.reason().name()));
            case ConversationFault.Unsupported unsupported ->
                new SmtpDetail(
                        unsupported.stage().name(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.of(unsupported.missing().name()));
        };
    }
}
