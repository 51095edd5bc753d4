package dev.facteur.settings.check.smtp;

import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.settings.check.progress.CheckStage;
import dev.facteur.settings.check.progress.ServerProgress;
import dev.facteur.settings.check.progress.Trail;
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
record SmtpOpener(
        HostName host,
        HostGuard guard,
        SSLContext tls,
        String ehloName,
        Duration connect,
        Deadline deadline,
        ServerProgress progress)
        implements DoorTrial.Opener<SmtpConversation> {

    @Override
    public Opened<SmtpConversation> open(Door door) {
        Trail trail = progress.at(door);
        trail.enter(CheckStage.CONNECT);
        return switch (guard.check(host.value(), door.port())) {
            case HostVerdict.Refused refused -> failed(new Trouble.Unreached(refused), trail);
            case HostVerdict.Allowed allowed -> open(allowed, door, trail);
        };
    }

    private Opened<SmtpConversation> open(HostVerdict.Allowed allowed, Door door, Trail trail) {
        SubmissionServer server = new SubmissionServer(allowed.hostName(), allowed.port(), security(door.security()));
        Runnable connected = () -> trail.enter(CheckStage.SECURE);
        return switch (SmtpConversation.open(server, allowed.addresses(), settings(), connected)) {
            case Opening.Failed(ConversationFault fault) ->
                failed(new Trouble.Conversation(Troubles.ofGivingUp(fault, door)), trail);
            case Opening.Ready(SmtpConversation conversation)
            when conversation.capabilities().auth() -> {
                trail.passed();
                yield new Opened.Ready<>(conversation);
            }
            case Opening.Ready(SmtpConversation conversation) -> {
                conversation.close();
                // Mail may come in here; nobody logs in.
                trail.enter(CheckStage.SIGN_IN);
                ConversationFault noLogin = new ConversationFault.Unsupported(SmtpStage.AUTH, Requirement.AUTH, "");
                yield failed(new Trouble.Conversation(noLogin), trail);
            }
        };
    }

    private static Opened<SmtpConversation> failed(Trouble trouble, Trail trail) {
        trail.failed();
        return new Opened.Failed<>(trouble);
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
