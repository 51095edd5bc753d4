package dev.facteur.settings.notice;

import dev.facteur.model.sender.SenderProfile;
import dev.facteur.settings.profile.ConnectionExpired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Tells the owner of an account that has just expired, whoever found out. */
@ApplicationScoped
class OwnerNotice {
    private static final Logger LOG = Logger.getLogger(OwnerNotice.class);

    private final Notices notices;

    OwnerNotice(Notices notices) {
        this.notices = notices;
    }

    /** From the credential broker, before any document is known to wait; in a thread that knows nothing of its request. */
    void heard(@Observes ConnectionExpired expired) {
        Thread.ofVirtual().name("owner-notice").start(() -> tell(expired.profile(), 0));
    }

    void tell(SenderProfile profile, long waiting) {
        try {
            notices.reconnect(profile.address(), waiting, profile.relayWhileUnavailable());
        } catch (RuntimeException undeliverable) {
            // The page tells them too; marking the profile again would not help.
            // Only its kind is logged: what a server says of a recipient names their address.
            LOG.warnf("%s could not be told to reconnect: %s", profile.key(), undeliverable.getClass());
        }
    }
}
