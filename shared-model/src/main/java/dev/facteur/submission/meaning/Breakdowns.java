package dev.facteur.submission.meaning;

import static dev.facteur.submission.meaning.FormField.HOST;
import static dev.facteur.submission.meaning.FormField.PASSWORD;
import static dev.facteur.submission.meaning.FormField.PORT;
import static dev.facteur.submission.meaning.FormField.SECURITY;
import static dev.facteur.submission.meaning.MeaningKind.AUTHENTICATION;
import static dev.facteur.submission.meaning.MeaningKind.MESSAGE;
import static dev.facteur.submission.meaning.MeaningKind.MESSAGE_SIZE;
import static dev.facteur.submission.meaning.MeaningKind.OPERATOR;
import static dev.facteur.submission.meaning.MeaningKind.RECIPIENT;
import static dev.facteur.submission.meaning.MeaningKind.TRANSIENT;
import static dev.facteur.submission.meaning.MeaningKind.UNREACHABLE;

import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.SmtpStage;
import java.util.Optional;

/** What it means when there is no reply: all of it may pass, and none of it is a wrong password. */
final class Breakdowns {
    private Breakdowns() {}

    static Meaning of(ConversationFault.Broken broken) {
        SmtpStage stage = broken.stage();
        return switch (broken.reason()) {
            case CONNECTION_REFUSED -> later(UNREACHABLE, PORT);
            case UNREACHABLE -> later(UNREACHABLE, HOST);
            case TIMED_OUT ->
                switch (stage) {
                    case CONNECT -> later(UNREACHABLE, PORT, Hint.PORT_BLOCKED);
                    case TLS -> later(MeaningKind.TLS, SECURITY);
                    case GREETING, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, END_OF_DATA, RSET, QUIT -> later(TRANSIENT);
                };
            case GREETING_NEVER_CAME -> later(MeaningKind.TLS, SECURITY, Hint.IMPLICIT_TLS_EXPECTED);
            case CLOSED_BY_PEER, RESET_BY_PEER ->
                stage == SmtpStage.TLS ? later(MeaningKind.TLS, SECURITY) : later(TRANSIENT);
            case TLS_HANDSHAKE_FAILED -> later(MeaningKind.TLS, SECURITY);
            case NOT_TLS -> later(MeaningKind.TLS, SECURITY, Hint.STARTTLS_EXPECTED);
            case CERTIFICATE_UNTRUSTED, CERTIFICATE_EXPIRED, CERTIFICATE_NAME_MISMATCH -> later(MeaningKind.TLS, HOST);
            case PROTOCOL_VIOLATION -> stage == SmtpStage.GREETING ? later(UNREACHABLE, PORT) : later(TRANSIENT);
            case CONTENT_UNREADABLE -> later(OPERATOR);
            case INTERRUPTED -> later(TRANSIENT);
        };
    }

    static Meaning of(ConversationFault.Unsupported unsupported) {
        return switch (unsupported.missing()) {
            case STARTTLS, ENCRYPTION -> never(MeaningKind.TLS, Optional.of(SECURITY), Optional.empty());
            // Port 25 of many servers: mail comes in there, nobody logs in.
            case AUTH -> never(AUTHENTICATION, Optional.of(PORT), Optional.empty());
            case PASSWORD_LOGIN -> never(AUTHENTICATION, Optional.of(PASSWORD), Optional.of(Hint.SIGN_IN_REQUIRED));
            case BEARER_LOGIN -> never(AUTHENTICATION, Optional.of(HOST), Optional.empty());
            case SIZE -> never(MESSAGE_SIZE, Optional.empty(), Optional.empty());
            case EIGHT_BIT_MIME -> never(MESSAGE, Optional.empty(), Optional.empty());
            case SMTP_UTF8 -> never(RECIPIENT, Optional.empty(), Optional.of(Hint.SMTPUTF8_MISSING));
        };
    }

    private static Meaning later(MeaningKind kind) {
        return new Meaning(kind, Optional.empty(), true, Optional.empty(), Optional.empty());
    }

    private static Meaning later(MeaningKind kind, FormField field) {
        return new Meaning(kind, Optional.of(field), true, Optional.empty(), Optional.empty());
    }

    private static Meaning later(MeaningKind kind, FormField field, Hint hint) {
        return new Meaning(kind, Optional.of(field), true, Optional.empty(), Optional.of(hint));
    }

    private static Meaning never(MeaningKind kind, Optional<FormField> field, Optional<Hint> hint) {
        return new Meaning(kind, field, false, Optional.empty(), hint);
    }
}
