package dev.facteur.settings.check.trial;

import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.HostVerdict;
import dev.facteur.submission.BreakReason;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.meaning.imap.ImapReply;
import dev.facteur.submission.meaning.imap.ImapStage;
import java.util.List;
import java.util.Optional;

/** Why a server cannot be used; not yet a fault of a form. */
public sealed interface Trouble {

    /** The guard forbids it, or nobody knows the host. */
    record Unreached(HostVerdict.Refused verdict) implements Trouble {}

    /** SMTP failed; or IMAP, in a way that has nothing to do with the protocol: connections break alike. */
    record Conversation(ConversationFault fault) implements Trouble {}

    record ImapRefused(ImapStage stage, ImapReply reply) implements Trouble {}

    /**
     * There is no folder for sent mail to write to.
     *
     * @param name the folder it is about: named in the form, or found
     * @param likely the folder that is probably meant
     * @param folders all folders of the mailbox, as the server lists them
     */
    record NoFolder(Reason reason, Optional<String> name, Optional<String> likely, List<String> folders)
            implements Trouble {
        public enum Reason {
            /** None was named, and none is known to be it. */
            NOT_FOUND,
            /** The one that was named is not there. */
            MISSING,
            READ_ONLY,
            /** The server does not open it. */
            REFUSED
        }

        public NoFolder {
            folders = List.copyOf(folders);
        }
    }

    /** Whether another port, or the other security, may be what was meant. */
    default boolean mayBeTheDoor() {
        return switch (this) {
            case Unreached(var verdict) ->
                verdict instanceof HostVerdict.Forbidden(HostVerdict.Reason reason)
                        && reason == HostVerdict.Reason.PORT;
            case Conversation(ConversationFault fault) -> mayBeTheDoor(fault);
            case ImapRefused(ImapStage stage, ImapReply reply) -> stage == ImapStage.STARTTLS;
            case NoFolder folder -> false;
        };
    }

    /** Whether the port is known to speak this security: it came to light before the trouble. */
    default boolean proves(TransportSecurity security) {
        return switch (this) {
            case Unreached unreached -> false;
            case Conversation(ConversationFault fault) -> hasHeardOf(security, fault);
            case ImapRefused refused -> true;
            case NoFolder folder -> true;
        };
    }

    private static boolean hasHeardOf(TransportSecurity security, ConversationFault fault) {
        return switch (security) {
            case TLS -> fault.stage().compareTo(SmtpStage.TLS) > 0;
            case STARTTLS ->
                fault.stage().compareTo(SmtpStage.GREETING) > 0
                        || (fault instanceof ConversationFault.Broken(var stage, BreakReason reason, var detail)
                                && reason == BreakReason.PROTOCOL_VIOLATION);
        };
    }

    /** Whether nobody took the connection. */
    default boolean isOfConnecting() {
        return this
                        instanceof
                        Conversation(ConversationFault.Broken(SmtpStage stage, BreakReason reason, String detail))
                && stage == SmtpStage.CONNECT;
    }

    private static boolean mayBeTheDoor(ConversationFault fault) {
        return switch (fault) {
            case ConversationFault.Broken(SmtpStage stage, BreakReason reason, String detail) ->
                stage.compareTo(SmtpStage.AUTH) < 0 && mayBeTheDoor(reason);
            case ConversationFault.Refused refused -> refused.stage() == SmtpStage.STARTTLS;
            case ConversationFault.Unsupported unsupported ->
                switch (unsupported.missing()) {
                    case STARTTLS, ENCRYPTION, AUTH -> true;
                    case PASSWORD_LOGIN, BEARER_LOGIN, SIZE, EIGHT_BIT_MIME, SMTP_UTF8 -> false;
                };
        };
    }

    private static boolean mayBeTheDoor(BreakReason reason) {
        return switch (reason) {
            case CONNECTION_REFUSED,
                    UNREACHABLE,
                    TIMED_OUT,
                    GREETING_NEVER_CAME,
                    CLOSED_BY_PEER,
                    RESET_BY_PEER,
                    TLS_HANDSHAKE_FAILED,
                    NOT_TLS,
                    PROTOCOL_VIOLATION -> true;
            // The host or its operator is to blame, at every door alike.
            case CERTIFICATE_UNTRUSTED, CERTIFICATE_EXPIRED, CERTIFICATE_NAME_MISMATCH -> false;
            case CONTENT_UNREADABLE, INTERRUPTED -> false;
        };
    }
}
