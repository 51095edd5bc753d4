package dev.facteur.settings.check;

import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import dev.facteur.submission.BreakReason;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.Requirement;
import dev.facteur.submission.SmtpStage;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** What Angus' exceptions mean. A connection breaks for IMAP as it does for SMTP: the same table is asked. */
final class ImapFaults {
    private static final int MAX_REPLY_LENGTH = 300;

    private ImapFaults() {}

    static Fault of(String form, MessagingException thrown) {
        String words = Objects.requireNonNullElse(thrown.getMessage(), "");
        if (thrown instanceof AuthenticationFailedException) {
            return refusedLogin(form, words);
        }
        if (words.contains("STARTTLS")) {
            return CheckFaults.of(
                    form, new ConversationFault.Unsupported(SmtpStage.STARTTLS, Requirement.STARTTLS, ""));
        }
        Throwable cause = thrown.getCause();
        if (cause == null) {
            return CheckFaults.at(form + "/host", FaultStage.GREETING, "SERVICE_REFUSED", cut(words));
        }
        return CheckFaults.of(form, broken(thrown, BreakReason.of(cause)));
    }

    private static ConversationFault.Broken broken(MessagingException thrown, BreakReason reason) {
        if (thrown instanceof MailConnectException) {
            return new ConversationFault.Broken(SmtpStage.CONNECT, reason, "");
        }
        if (reason == BreakReason.TIMED_OUT) {
            return new ConversationFault.Broken(SmtpStage.GREETING, BreakReason.GREETING_NEVER_CAME, "");
        }
        SmtpStage stage = thrown.getCause() instanceof SSLException ? SmtpStage.TLS : SmtpStage.GREETING;
        return new ConversationFault.Broken(stage, reason, "");
    }

    private static Fault refusedLogin(String form, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("basic authentication is disabled")) {
            return CheckFaults.at(form + "/password", FaultStage.AUTH, "SIGN_IN_REQUIRED", cut(words));
        }
        if (lower.contains("application-specific password")) {
            return CheckFaults.at(form + "/password", FaultStage.AUTH, "APP_PASSWORD_REQUIRED", cut(words));
        }
        return CheckFaults.at(form + "/password", FaultStage.AUTH, "CREDENTIALS_REFUSED", cut(words));
    }

    private static String cut(String words) {
        return words.substring(0, Math.min(MAX_REPLY_LENGTH, words.length()));
    }
}
