package dev.facteur.settings.check.smtp;

import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.settings.check.trial.Deadline;
import dev.facteur.settings.check.trial.Door;
import dev.facteur.settings.check.trial.DoorTrial;
import dev.facteur.settings.check.trial.Opened;
import dev.facteur.settings.check.trial.Trouble;
import dev.facteur.settings.check.trial.Troubles;
import dev.facteur.submission.ConnectionSecurity;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.ConversationSettings;
import dev.facteur.submission.Opening;
import dev.facteur.submission.Requirement;
import dev.facteur.submission.SmtpConversation;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.SubmissionServer;
import dev.facteur.submission.Timeouts;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Opens a door of a submission server, up to what it offers on the encrypted connection. */
record SmtpOpener(HostName host, HostGuard guard, SSLContext tls, String ehloName, Duration connect, Deadline deadline)
        implements DoorTrial.Opener<SmtpConversation> {

    @Override
    public Opened<SmtpConversation> open(Door door) {
        return switch (guard.check(host.value(), door.port())) {
            case HostVerdict.Refused refused -> new Opened.Failed<>(new Trouble.Unreached(refused));
            case HostVerdict.Allowed allowed -> open(allowed, door);
        };
    }

    private Opened<SmtpConversation> open(HostVerdict.Allowed allowed, Door door) {
        SubmissionServer server = new SubmissionServer(allowed.hostName(), allowed.port(), security(door.security()));
        return switch (SmtpConversation.open(server, allowed.addresses(), settings())) {
            case Opening.Failed(ConversationFault fault) -> failed(Troubles.ofGivingUp(fault, door));
            case Opening.Ready(SmtpConversation conversation)
            when conversation.capabilities().auth() -> new Opened.Ready<>(conversation);
            case Opening.Ready(SmtpConversation conversation) -> {
                conversation.close();
                // Mail may come in here; nobody logs in.
                yield failed(new ConversationFault.Unsupported(SmtpStage.AUTH, Requirement.AUTH, ""));
            }
        };
    }

    private static Opened<SmtpConversation> failed(ConversationFault fault) {
        return new Opened.Failed<>(new Trouble.Conversation(fault));
    }

    private ConversationSettings settings() {
        Timeouts timeouts = new Timeouts(
                deadline.within(connect),
                deadline.left(),
                deadline.left(),
                deadline.left(),
                Optional.of(deadline.left()));
        return new ConversationSettings(ehloName, tls, timeouts);
    }

    private static ConnectionSecurity security(TransportSecurity security) {
        return switch (security) {
            case TLS -> ConnectionSecurity.TLS;
            case STARTTLS -> ConnectionSecurity.STARTTLS;
        };
    }
}
