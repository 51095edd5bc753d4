package dev.facteur.dispatch.lane;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import java.util.Optional;

/**
 * The lane that a sender's documents take, and where it leads.
 *
 * @param mailboxOf whose own lane it is; absent for the relay's, which all others share
 * @param host of the mailbox' server
 * @param server equal for lanes that lead to the same server by the same security: a sender who chose the wrong one must
 *     not speak for the others
 */
public record SenderLane(Optional<SenderKey> mailboxOf, SendingMethod method, Optional<String> host, String server) {
    public static final SenderLane RELAY =
            new SenderLane(Optional.empty(), SendingMethod.RELAY, Optional.empty(), "relay");

    static SenderLane of(SenderProfile profile) {
        String server = profile.smtp()
                .map(smtp -> smtp.host().value() + ":" + smtp.port() + " " + smtp.security())
                .orElse(profile.method().name());
        return profile.method() == SendingMethod.RELAY
                ? RELAY
                : new SenderLane(
                        Optional.of(profile.key()),
                        profile.method(),
                        profile.smtp().map(smtp -> smtp.host().value()),
                        server);
    }

    boolean isRelay() {
        return mailboxOf.isEmpty();
    }

    Object key() {
        return mailboxOf.<Object>map(sender -> sender).orElse(server);
    }
}
