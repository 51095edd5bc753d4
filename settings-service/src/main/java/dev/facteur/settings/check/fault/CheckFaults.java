package dev.facteur.settings.check.fault;

import dev.facteur.network.HostVerdict;
import dev.facteur.settings.check.trial.Trouble;
import dev.facteur.settings.check.trial.Trouble.NoFolder;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.meaning.FormField;
import dev.facteur.submission.meaning.Hint;
import dev.facteur.submission.meaning.Meaning;
import dev.facteur.submission.meaning.MeaningKind;
import dev.facteur.submission.meaning.ReplyTable;

/** What a server did, as a fault at a field of the form; the tables of shared-model know what it means. */
final class CheckFaults {
    private static final int MAX_REPLY_LENGTH = 300;
    private static final int MAILBOX_SUBJECT = 2;
    private static final int FULL_DETAIL = 2;

    private CheckFaults() {}

    static Fault of(Form form, Trouble trouble) {
        return switch (trouble) {
            case Trouble.Unreached(HostVerdict.Refused refused) -> unreached(form, refused);
            case Trouble.Conversation(ConversationFault fault) -> conversation(form, fault);
            case Trouble.ImapRefused refused -> ImapFaults.of(refused);
            case NoFolder folder -> ImapFaults.of(folder);
        };
    }

    /** Whoever gave the host learns no more than this about what lies behind it. */
    private static Fault unreached(Form form, HostVerdict.Refused refused) {
        return switch (refused) {
            case HostVerdict.Forbidden(HostVerdict.Reason reason)
            when reason == HostVerdict.Reason.PORT ->
                Fault.at(form.pointer(FormField.PORT), FaultStage.RESOLVE, "PORT_NOT_ALLOWED");
            case HostVerdict.Forbidden forbidden -> hostNotFound(form);
            case HostVerdict.Unresolved unresolved -> hostNotFound(form);
        };
    }

    private static Fault hostNotFound(Form form) {
        return Fault.at(form.pointer(FormField.HOST), FaultStage.RESOLVE, "HOST_NOT_FOUND");
    }

    private static Fault conversation(Form form, ConversationFault fault) {
        Meaning meaning = ReplyTable.of(fault);
        FormField field = meaning.field().orElseGet(() -> fieldOf(meaning.kind()));
        String code = isOwnMailboxFull(fault) ? Hint.OWN_MAILBOX_FULL.name() : code(fault, meaning);
        return Fault.at(form.pointer(field), stage(form, fault.stage()), code, words(fault));
    }

    /** The trial recipient is the sender: the full mailbox is theirs (RFC 3463 §3.3). */
    private static boolean isOwnMailboxFull(ConversationFault fault) {
        return fault instanceof ConversationFault.Refused refused
                && refused.stage() == SmtpStage.RCPT
                && refused.reply()
                        .enhanced()
                        .filter(code -> code.subject() == MAILBOX_SUBJECT && code.detail() == FULL_DETAIL)
                        .isPresent();
    }

    /** Where the person can change nothing, it is the server that is to be looked at, and no value to be doubted. */
    private static FormField fieldOf(MeaningKind kind) {
        return switch (kind) {
            case AUTHENTICATION -> FormField.PASSWORD;
            case SENDER, RECIPIENT -> FormField.SENDER_ADDRESS;
            case TLS -> FormField.SECURITY;
            case UNREACHABLE, THROTTLED, TRANSIENT, MESSAGE, MESSAGE_SIZE, TOO_MANY_RECIPIENTS, OPERATOR ->
                FormField.HOST;
        };
    }

    private static String code(ConversationFault fault, Meaning meaning) {
        return switch (fault) {
            case ConversationFault.Unsupported unsupported ->
                "NO_" + unsupported.missing().name();
            case ConversationFault.Broken broken ->
                meaning.hint().map(Hint::name).orElse(broken.reason().name());
            case ConversationFault.Refused refused ->
                meaning.hint().map(Hint::name).orElseGet(() -> code(meaning.kind()));
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
            case ConversationFault.Refused refused ->
                cut(refused.reply() + " " + refused.reply().text());
            case ConversationFault.Broken broken -> "";
            case ConversationFault.Unsupported unsupported -> "";
        };
    }

    static String cut(String words) {
        return words.substring(0, Math.min(MAX_REPLY_LENGTH, words.length())).strip();
    }

    /** What comes after the login is the envelope for SMTP, the folder for IMAP. */
    private static FaultStage stage(Form form, SmtpStage stage) {
        return switch (stage) {
            case CONNECT -> FaultStage.CONNECT;
            case TLS -> FaultStage.TLS;
            case GREETING -> FaultStage.GREETING;
            case EHLO, STARTTLS -> FaultStage.CAPABILITIES;
            case AUTH -> FaultStage.AUTH;
            case MAIL -> FaultStage.MAIL;
            case RCPT, DATA, END_OF_DATA, RSET, QUIT ->
                switch (form) {
                    case SMTP -> FaultStage.RCPT;
                    case IMAP -> FaultStage.SENT_FOLDER;
                };
        };
    }
}
