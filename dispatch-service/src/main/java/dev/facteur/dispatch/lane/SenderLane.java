package dev.facteur.dispatch.lane;

import dev.facteur.dispatch.watch.ProviderNames;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import java.util.Optional;

/**
 * The lane that a sender's documents take, and where it leads.
 *
 * @param mailboxOf whose own lane it is; absent for the relay's, which all others share
 * @param host of the mailbox' server: by its name it is known how much one may send
 * @param server equal for lanes that lead to the same server by the same security: a sender who chose the wrong one must
 *     not speak for the others
 */
public record SenderLane(Optional<SenderKey> mailboxOf, SendingMethod method, Optional<String> host, String server) {
    public static final SenderLane RELAY =
            new SenderLane(Optional.empty(), SendingMethod.RELAY, Optional.empty(), "relay");

    static SenderLane of(SenderProfile profile) {
        return switch (profile.method()) {
            case RELAY -> RELAY;
            case MAILBOX -> {
                SmtpServer smtp = profile.smtp().orElseThrow();
                String host = smtp.host().value();
                yield own(profile, host, host + ":" + smtp.port() + " " + smtp.security());
            }
            case GMAIL, MICROSOFT ->
                own(profile, AccountHosts.of(profile), profile.method().name());
        };
    }

    private static SenderLane own(SenderProfile profile, String host, String server) {
        return new SenderLane(Optional.of(profile.key()), profile.method(), Optional.of(host), server);
    }

    /** What its server's provider is called in metrics. */
    public String provider() {
        return host.map(ProviderNames::ofHost).orElse(ProviderNames.RELAY);
    }

    public boolean isRelay() {
        return mailboxOf.isEmpty();
    }

    Object key() {
        return mailboxOf.<Object>map(sender -> sender).orElse(server);
    }
}
