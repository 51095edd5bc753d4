package dev.facteur.settings.check.smtp;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.network.HostGuard;
import dev.facteur.settings.check.progress.CheckListener;
import dev.facteur.settings.check.progress.CheckStage;
import dev.facteur.settings.check.progress.CheckedServer;
import dev.facteur.settings.check.progress.ServerProgress;
import dev.facteur.settings.check.progress.Trail;
import dev.facteur.settings.check.trial.Deadline;
import dev.facteur.settings.check.trial.Door;
import dev.facteur.settings.check.trial.DoorTrial;
import dev.facteur.settings.check.trial.Entry;
import dev.facteur.settings.check.trial.Finding;
import dev.facteur.settings.check.trial.KnownDoors;
import dev.facteur.settings.check.trial.LoginTurns;
import dev.facteur.settings.check.trial.TrialSettings;
import dev.facteur.settings.check.trial.Trouble;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.Login;
import dev.facteur.submission.SmtpConversation;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.meaning.MeaningKind;
import dev.facteur.submission.meaning.ReplyTable;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Resolve, guard, connect, greeting, TLS, capabilities, AUTH, then MAIL FROM and RCPT TO the own address, RSET.
 *
 * @param ehloName how this service introduces itself
 */
public record SmtpProbe(HostGuard guard, SSLContext tls, String ehloName, KnownDoors known, TrialSettings settings) {

    /**
     * Blocks until the deadline at most.
     *
     * @param secret the password, or the access token, as the server's authentication says
     */
    public Finding probe(
            SmtpServer server,
            Secret secret,
            EmailAddress address,
            LoginTurns turns,
            Deadline deadline,
            CheckListener listener) {
        ServerProgress progress = new ServerProgress(CheckedServer.SMTP, server.host(), listener);
        SmtpOpener opener = new SmtpOpener(server.host(), guard, tls, ehloName, settings.connect(), deadline, progress);
        Door door = new Door(server.port(), server.security());
        try {
            return switch (DoorTrial.of(door, known, opener, settings, deadline)) {
                case Entry.Shut<SmtpConversation> shut -> Finding.Failed.at(shut);
                case Entry.Open<SmtpConversation>(SmtpConversation opened) -> {
                    try (SmtpConversation conversation = opened) {
                        yield converse(conversation, server, secret, address, turns, deadline, progress.at(door));
                    }
                }
            };
        } finally {
            turns.smtpIsThrough();
        }
    }

    private static Finding converse(
            SmtpConversation conversation,
            SmtpServer server,
            Secret secret,
            EmailAddress address,
            LoginTurns turns,
            Deadline deadline,
            Trail trail) {
        Optional<ConversationFault> refused;
        try {
            if (!turns.smtpMayLogIn(deadline)) {
                return new Finding.NotLoggedIn();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Finding.NotLoggedIn();
        }
        trail.enter(CheckStage.SIGN_IN);
        refused = conversation.authenticate(login(server, secret));
        turns.answered(refused.filter(SmtpProbe::mayCount).isPresent());
        turns.smtpIsThrough();
        if (refused.isPresent()) {
            return failed(refused.get(), trail);
        }
        trail.enter(CheckStage.SENDER);
        Optional<ConversationFault> probed = conversation.probe(address.wireForm(), address.wireForm());
        boolean deferred = probed.filter(SmtpProbe::isDeferredRecipient).isPresent();
        if (probed.isPresent() && !deferred) {
            return failed(probed.get(), trail);
        }
        trail.passed();
        return new Finding.Works(conversation.certificate(), deferred, Optional.empty(), false);
    }

    private static Login login(SmtpServer server, Secret secret) {
        return switch (server.authentication()) {
            case PASSWORD -> new Login.Password(server.username(), secret.reveal());
            case OAUTH2 -> new Login.Bearer(server.username(), secret.reveal());
        };
    }

    /** What was said after the password was sent; a server that only hangs up may count it, too. */
    private static boolean mayCount(ConversationFault fault) {
        return !(fault instanceof ConversationFault.Unsupported);
    }

    /** Greylisting and the like: the login and the sender are accepted, and the first document is tried again, too. */
    private static boolean isDeferredRecipient(ConversationFault fault) {
        return fault.stage() == SmtpStage.RCPT
                && fault instanceof ConversationFault.Refused
                && ReplyTable.of(fault).kind() == MeaningKind.TRANSIENT;
    }

    private static Finding failed(ConversationFault fault, Trail trail) {
        trail.failed();
        return new Finding.Failed(new Trouble.Conversation(fault));
    }
}
