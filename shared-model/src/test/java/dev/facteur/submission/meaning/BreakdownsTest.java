package dev.facteur.submission.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.submission.BreakReason;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.Requirement;
import dev.facteur.submission.SmtpReply;
import dev.facteur.submission.SmtpStage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakdownsTest {

    @ParameterizedTest
    @CsvSource({
        "CONNECT,     CONNECTION_REFUSED,        UNREACHABLE, PORT,     ",
        "CONNECT,     UNREACHABLE,               UNREACHABLE, HOST,     ",
        "CONNECT,     TIMED_OUT,                 UNREACHABLE, PORT,     PORT_BLOCKED",
        "TLS,         TIMED_OUT,                 TLS,         SECURITY, ",
        "EHLO,        TIMED_OUT,                 TRANSIENT,   ,         ",
        "GREETING,    GREETING_NEVER_CAME,       TLS,         SECURITY, IMPLICIT_TLS_EXPECTED",
        "TLS,         NOT_TLS,                   TLS,         SECURITY, STARTTLS_EXPECTED",
        "TLS,         CLOSED_BY_PEER,            TLS,         SECURITY, ",
        "TLS,         RESET_BY_PEER,             TLS,         SECURITY, ",
        "TLS,         TLS_HANDSHAKE_FAILED,      TLS,         SECURITY, ",
        "TLS,         CERTIFICATE_UNTRUSTED,     TLS,         HOST,     ",
        "TLS,         CERTIFICATE_EXPIRED,       TLS,         HOST,     ",
        "TLS,         CERTIFICATE_NAME_MISMATCH, TLS,         HOST,     ",
        "GREETING,    CLOSED_BY_PEER,            TRANSIENT,   ,         ",
        "RCPT,        RESET_BY_PEER,             TRANSIENT,   ,         ",
        "GREETING,    PROTOCOL_VIOLATION,        UNREACHABLE, PORT,     ",
        "MAIL,        PROTOCOL_VIOLATION,        TRANSIENT,   ,         ",
        "DATA,        CONTENT_UNREADABLE,        OPERATOR,    ,         ",
        "END_OF_DATA, INTERRUPTED,               TRANSIENT,   ,         ",
    })
    void mayPassByItself(SmtpStage stage, BreakReason reason, MeaningKind kind, FormField field, Hint hint) {
        assertThat(ReplyTable.of(new ConversationFault.Broken(stage, reason, "")))
                .isEqualTo(new Meaning(
                        kind, Optional.ofNullable(field), true, Optional.empty(), Optional.ofNullable(hint)));
    }

    @ParameterizedTest
    @CsvSource({
        "STARTTLS,       TLS,            SECURITY, ",
        "ENCRYPTION,     TLS,            SECURITY, ",
        "AUTH,           AUTHENTICATION, PORT,     ",
        "PASSWORD_LOGIN, AUTHENTICATION, PASSWORD, SIGN_IN_REQUIRED",
        "BEARER_LOGIN,   AUTHENTICATION, HOST,     ",
        "SIZE,           MESSAGE_SIZE,   ,         ",
        "EIGHT_BIT_MIME, MESSAGE,        ,         ",
        "SMTP_UTF8,      RECIPIENT,      ,         SMTPUTF8_MISSING",
    })
    void doesNotPassByItself(Requirement missing, MeaningKind kind, FormField field, Hint hint) {
        assertThat(ReplyTable.of(new ConversationFault.Unsupported(SmtpStage.AUTH, missing, "")))
                .isEqualTo(new Meaning(
                        kind, Optional.ofNullable(field), false, Optional.empty(), Optional.ofNullable(hint)));
    }

    @Test
    void readsARefusalInTheTable() {
        SmtpReply reply = new SmtpReply(550, Optional.empty(), List.of("No such user here"));

        assertThat(ReplyTable.of(new ConversationFault.Refused(SmtpStage.RCPT, reply))
                        .kind())
                .isEqualTo(MeaningKind.RECIPIENT);
    }
}
