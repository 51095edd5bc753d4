package dev.facteur.settings.check.imap;

import dev.facteur.model.sender.HostName;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.network.TlsForHost;
import dev.facteur.settings.check.progress.CheckStage;
import dev.facteur.settings.check.progress.ServerProgress;
import dev.facteur.settings.check.progress.Trail;
import dev.facteur.settings.check.trial.Deadline;
import dev.facteur.settings.check.trial.Door;
import dev.facteur.settings.check.trial.DoorTrial;
import dev.facteur.settings.check.trial.Opened;
import dev.facteur.settings.check.trial.Trouble;
import dev.facteur.submission.SmtpStage;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Opens a door of an IMAP server, up to what it offers on the encrypted connection. */
record ImapOpener(
        HostName host, HostGuard guard, SSLContext tls, Duration connect, Deadline deadline, ServerProgress progress)
        implements DoorTrial.Opener<ImapConversation> {

    @Override
    public Opened<ImapConversation> open(Door door) {
        Trail trail = progress.at(door);
        trail.enter(CheckStage.CONNECT);
        return switch (guard.check(host.value(), door.port())) {
            case HostVerdict.Refused refused -> failed(new Trouble.Unreached(refused), trail);
            case HostVerdict.Allowed allowed -> open(allowed, door, trail);
        };
    }

    private Opened<ImapConversation> open(HostVerdict.Allowed allowed, Door door, Trail trail) {
        ImapWire wire;
        try {
            wire = ImapWire.connect(allowed.addresses(), allowed.port(), deadline.orIn(connect), deadline);
        } catch (IOException e) {
            return failed(ImapConversation.broken(SmtpStage.CONNECT, e, door), trail);
        }
        trail.enter(CheckStage.SECURE);
        ImapConversation conversation = new ImapConversation(wire, door);
        try {
            conversation.open(new TlsForHost(tls.getSocketFactory(), allowed.hostName()), allowed.hostName());
            trail.passed();
            return new Opened.Ready<>(conversation);
        } catch (ImapEnded ended) {
            conversation.abort();
            return failed(ended.trouble(), trail);
        }
    }

    private static Opened<ImapConversation> failed(Trouble trouble, Trail trail) {
        trail.failed();
        return new Opened.Failed<>(trouble);
    }
}
