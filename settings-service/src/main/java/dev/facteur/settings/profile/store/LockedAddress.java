package dev.facteur.settings.profile.store;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import java.util.Optional;

/**
 * While a mailbox or an account sends, the address is its own. An account that its owner has disconnected sends nothing
 * and holds no address; one that has expired still does, so that nobody reconnects another by mistake.
 */
public final class LockedAddress {
    private LockedAddress() {}

    public static Optional<EmailAddress> of(SenderProfile profile) {
        boolean sends = profile.method() != SendingMethod.RELAY
                && profile.connection().state() != Connection.State.DISCONNECTED;
        return sends ? Optional.of(profile.address()) : Optional.empty();
    }
}
