package dev.facteur.dispatch.sentcopy.imap;

import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Never;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.SignInRefused;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** What Angus' exceptions mean, as an outcome. Pure. */
final class ImapOutcomes {
    // RFC 3501 §7.1 and RFC 5530 §3: the code in brackets says what the words, in whatever language, do not.
    private static final Pattern RESPONSE_CODE = Pattern.compile("\\[([A-Z][A-Z0-9-]*)[] ]");
    private static final Set<String> LOGIN_IS_REFUSED_FOR_NOW =
            Set.of("UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN");

    private ImapOutcomes() {}

    static FilingOutcome of(MessagingException thrown) {
        Optional<String> code = responseCode(thrown);
        if (thrown instanceof AuthenticationFailedException) {
            return isForNow(thrown, code)
                    ? new NotNow(with(code, "The IMAP server lets nobody sign in at the moment"))
                    : new SignInRefused(with(code, "The IMAP server refused the sign-in"));
        }
        if (code.filter("TOOBIG"::equals).isPresent()) {
            return new Never(with(code, "The message is larger than the IMAP server keeps"));
        }
        return new NotNow(with(code, reason(thrown, code)));
    }

    /** The folder was found a moment ago and is not there any more, or not to this server's mind (RFC 3501 §7.1). */
    static boolean isFolderGone(MessagingException thrown) {
        return thrown instanceof FolderNotFoundException
                || responseCode(thrown)
                        .filter(code -> code.equals("TRYCREATE") || code.equals("NONEXISTENT"))
                        .isPresent();
    }

    private static String reason(MessagingException thrown, Optional<String> code) {
        if (code.filter("OVERQUOTA"::equals).isPresent()) {
            return "The mailbox is full";
        }
        if (thrown instanceof MailConnectException) {
            return "The IMAP server cannot be reached";
        }
        if (thrown.getCause() instanceof SSLException) {
            return "The IMAP server shows no certificate that is trusted, or speaks no TLS at this port";
        }
        if (words(thrown).contains("STARTTLS")) {
            return "The IMAP server does not offer STARTTLS";
        }
        return code.isPresent() ? "The IMAP server refused" : "The IMAP conversation broke off";
    }

    private static boolean isForNow(MessagingException thrown, Optional<String> code) {
        // Gmail: [ALERT] Too many simultaneous connections.
        return code.filter(LOGIN_IS_REFUSED_FOR_NOW::contains).isPresent()
                || words(thrown).toLowerCase(Locale.ROOT).contains("too many");
    }

    private static Optional<String> responseCode(MessagingException thrown) {
        Matcher matcher = RESPONSE_CODE.matcher(words(thrown));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String words(MessagingException thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), "");
    }

    private static String with(Optional<String> code, String sentence) {
        return code.map(known -> sentence + " [" + known + "]").orElse(sentence);
    }
}
