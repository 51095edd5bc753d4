package dev.facteur.settings.check.imap;

import dev.facteur.model.sender.HostName;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.network.TlsForHost;
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
record ImapOpener(HostName host, HostGuard guard, SSLContext tls, Duration connect, Deadline deadline)
        implements DoorTrial.Opener<ImapConversation> {

    @Override
    public Opened<ImapConversation> open(Door door) {
        return switch (guard.check(host.value(), door.port())) {
            case HostVerdict.Refused refused -> new Opened.Failed<>(new Trouble.Unreached(refused));
            case HostVerdict.Allowed allowed -> open(allowed, door);
        };
    }

    private Opened<ImapConversation> open(HostVerdict.Allowed allowed, Door door) {
        ImapWire wire;
        try {
            wire = ImapWire.connect(allowed.addresses(), allowed.port(), deadline.orIn(connect), deadline);
        } catch (IOException e) {
            return new Opened.Failed<>(ImapConversation.broken(SmtpStage.CONNECT, e, door));
        }
        ImapConversation conversation = new ImapConversation(wire, door);
        try {
            conversation.open(new TlsForHost(tls.getSocketFactory(), allowed.hostName()), allowed.hostName());
            return new Opened.Ready<>(conversation);
        } catch (ImapEnded ended) {
            conversation.abort();
            return new Opened.Failed<>(ended.trouble());
        }
    }
}
