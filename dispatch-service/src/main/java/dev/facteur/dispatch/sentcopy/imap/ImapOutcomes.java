package dev.facteur.dispatch.sentcopy.imap;

import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Never;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.SignInRefused;
import dev.facteur.submission.meaning.Hint;
import dev.facteur.submission.meaning.imap.ImapMeaning;
import dev.facteur.submission.meaning.imap.ImapReply;
import dev.facteur.submission.meaning.imap.ImapReplyTable;
import dev.facteur.submission.meaning.imap.ImapStage;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.util.MailConnectException;

/** What Angus' exceptions mean, as an outcome; what a server refuses is read in {@link ImapReplyTable}. Pure. */
final class ImapOutcomes {
    private ImapOutcomes() {}

    static FilingOutcome of(MessagingException thrown) {
        ImapReply reply = reply(thrown);
        return switch (meaning(thrown, reply).kind()) {
            case AUTHENTICATION -> new SignInRefused(with(reply, "The IMAP server refused the sign-in"));
            case MESSAGE_SIZE -> new Never(with(reply, "The message is larger than the IMAP server keeps"));
            case MAILBOX_FULL -> new NotNow(with(reply, "The mailbox is full"));
            case FOLDER -> new NotNow(with(reply, "The folder for sent mail cannot be used"));
            case THROTTLED, TLS, TRANSIENT, UNREACHABLE -> new NotNow(with(reply, reason(thrown, reply)));
        };
    }

    /** The folder was found a moment ago and is not there any more, or not to this server's mind (RFC 3501 §7.1). */
    static boolean isFolderGone(MessagingException thrown) {
        return thrown instanceof FolderNotFoundException
                || meaning(thrown, reply(thrown))
                        .hint()
                        .filter(Hint.FOLDER_MISSING::equals)
                        .isPresent();
    }

    private static ImapMeaning meaning(MessagingException thrown, ImapReply reply) {
        return ImapReplyTable.of(
                thrown instanceof AuthenticationFailedException ? ImapStage.LOGIN : ImapStage.APPEND, reply);
    }

    private static String reason(MessagingException thrown, ImapReply reply) {
        if (thrown instanceof AuthenticationFailedException) {
            return "The IMAP server lets nobody sign in at the moment";
        }
        if (thrown instanceof MailConnectException) {
            return "The IMAP server cannot be reached";
        }
        if (isAboutTls(thrown)) {
            return "The IMAP server shows no certificate that is trusted, or speaks no TLS at this port";
        }
        if (reply.text().contains("STARTTLS")) {
            return "The IMAP server does not offer STARTTLS";
        }
        return reply.code().isPresent() ? "The IMAP server refused" : "The IMAP conversation broke off";
    }

    /** Angus wraps it once more where TLS begins by STARTTLS, and says "STARTTLS failure" then. */
    private static boolean isAboutTls(MessagingException thrown) {
        Throwable cause = thrown.getCause();
        return cause instanceof SSLException
                || (cause instanceof ProtocolException && cause.getCause() instanceof SSLException);
    }

    private static ImapReply reply(MessagingException thrown) {
        return ImapReply.of(Objects.requireNonNullElse(thrown.getMessage(), ""));
    }

    private static String with(ImapReply reply, String sentence) {
        return reply.code().map(known -> sentence + " [" + known + "]").orElse(sentence);
    }
}
