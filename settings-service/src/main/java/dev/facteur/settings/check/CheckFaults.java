package dev.facteur.settings.check;

import dev.facteur.network.HostVerdict;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.meaning.FormField;
import dev.facteur.submission.meaning.Hint;
import dev.facteur.submission.meaning.Meaning;
import dev.facteur.submission.meaning.MeaningKind;
import dev.facteur.submission.meaning.ReplyTable;
import java.util.List;
import java.util.Optional;

/** What a server did, as a fault at a field of the form. */
final class CheckFaults {
    private static final int MAX_REPLY_LENGTH = 300;

    private CheckFaults() {}

    /** @param server {@code /smtp} or {@code /imap} */
    static Fault of(String server, ConversationFault fault) {
        Meaning meaning = ReplyTable.of(fault);
        FormField field = meaning.field().orElseGet(() -> fieldAt(fault.stage()));
        return new Fault(
                pointer(server, field),
                stage(fault.stage()),
                meaning.hint().map(Hint::name).orElseGet(() -> code(fault, meaning.kind())),
                List.of(words(fault)),
                Optional.empty(),
                Optional.empty());
    }

    /** Whoever gave the host learns no more than this about what lies behind it. */
    static Fault of(String server, HostVerdict.Refused refused) {
        return switch (refused) {
            case HostVerdict.Forbidden(HostVerdict.Reason reason)
            when reason == HostVerdict.Reason.PORT -> at(server + "/port", FaultStage.RESOLVE, "PORT_NOT_ALLOWED");
            case HostVerdict.Forbidden forbidden -> at(server + "/host", FaultStage.RESOLVE, "HOST_NOT_FOUND");
            case HostVerdict.Unresolved unresolved -> at(server + "/host", FaultStage.RESOLVE, "HOST_NOT_FOUND");
        };
    }

    static Fault at(String field, FaultStage stage, String code, String... arguments) {
        return new Fault(field, stage, code, List.of(arguments), Optional.empty(), Optional.empty());
    }

    private static String code(ConversationFault fault, MeaningKind kind) {
        return switch (fault) {
            case ConversationFault.Broken broken -> broken.reason().name();
            case ConversationFault.Unsupported unsupported ->
                "NO_" + unsupported.missing().name();
            case ConversationFault.Refused refused -> code(kind);
        };
    }

    private static String code(MeaningKind kind) {
        return switch (kind) {
            case AUTHENTICATION -> "CREDENTIALS_REFUSED";
            case SENDER, RECIPIENT -> "ADDRESS_REFUSED";
            case TLS -> "ENCRYPTION_REFUSED";
            case UNREACHABLE -> "SERVICE_REFUSED";
            case THROTTLED -> "THROTTLED";
            case TRANSIENT -> "NOT_NOW";
            case MESSAGE, MESSAGE_SIZE, TOO_MANY_RECIPIENTS, OPERATOR -> "PROBE_REFUSED";
        };
    }

    /** The server's own words, which help whoever helps. */
    private static String words(ConversationFault fault) {
        return switch (fault) {
            case ConversationFault.Refused refused -> {
                String words = refused.reply() + " " + refused.reply().text();
                yield words.substring(0, Math.min(MAX_REPLY_LENGTH, words.length()));
            }
            case ConversationFault.Broken broken -> "";
            case ConversationFault.Unsupported unsupported -> "";
        };
    }

    private static FormField fieldAt(SmtpStage stage) {
        return switch (stage) {
            case CONNECT, TLS, GREETING, EHLO, STARTTLS, RSET, QUIT, DATA, END_OF_DATA -> FormField.HOST;
            case AUTH -> FormField.PASSWORD;
            case MAIL, RCPT -> FormField.SENDER_ADDRESS;
        };
    }

    private static FaultStage stage(SmtpStage stage) {
        return switch (stage) {
            case CONNECT -> FaultStage.CONNECT;
            case TLS -> FaultStage.TLS;
            case GREETING -> FaultStage.GREETING;
            case EHLO, STARTTLS -> FaultStage.CAPABILITIES;
            case AUTH -> FaultStage.AUTH;
            case MAIL -> FaultStage.MAIL;
            case RCPT, DATA, END_OF_DATA, RSET, QUIT -> FaultStage.RCPT;
        };
    }

    private static String pointer(String server, FormField field) {
        return switch (field) {
            case HOST -> server + "/host";
            case PORT -> server + "/port";
            case SECURITY -> server + "/security";
            case USERNAME -> server + "/username";
            case PASSWORD -> server + "/password";
            case SENDER_ADDRESS -> "/address";
        };
    }
}
