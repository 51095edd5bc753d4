package dev.facteur.settings.discovery.finding;

import dev.facteur.model.provider.MailProvider;
import dev.facteur.settings.discovery.server.FoundServer;
import java.util.Optional;

/**
 * A way to send for any address of a domain.
 *
 * @param copyToSent whether a copy in the Sent folder is proposed
 * @param provider whose servers these are, if they are known
 */
public record Finding(
        Source source,
        Confidence confidence,
        SignIn signIn,
        FoundServer smtp,
        Optional<FoundServer> imap,
        boolean copyToSent,
        Optional<Confirmation> confirmation,
        Optional<MailProvider> provider) {

    /** Whether both would fill in the same form. */
    boolean isSameWayAs(Finding other) {
        return signIn == other.signIn && smtp.isSameDoorAs(other.smtp);
    }

    Finding onlyPossible() {
        return confidence.compareTo(Confidence.POSSIBLE) >= 0
                ? this
                : new Finding(source, Confidence.POSSIBLE, signIn, smtp, imap, copyToSent, confirmation, provider);
    }
}
