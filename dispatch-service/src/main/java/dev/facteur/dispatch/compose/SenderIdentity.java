package dev.facteur.dispatch.compose;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.sender.SenderProfile;
import java.util.Optional;
import java.util.Set;

/**
 * Who a message is from: the header author, the reverse-path that bounces go to (RFC 5321 §3.3), and where answers go.
 */
public record SenderIdentity(NamedAddress from, EmailAddress reversePath, Optional<NamedAddress> replyTo) {

    /** The sender's own mailbox or account: their address in both places. */
    public static SenderIdentity ownAddress(SenderProfile profile, SendDocument request) {
        return new SenderIdentity(
                profile.author(), profile.address(), request.replyTo().or(profile::replyTo));
    }

    /**
     * The relay. A receiver would refuse the sender's address from our server (DMARC, RFC 7489), so the author is the
     * application's address under the sender's name and answers go to the sender; unless the relay may send for the
     * sender's domain.
     *
     * @param author the person, from their profile or the request
     * @param relayDomains domains whose DNS lets the relay send for them, in lower case
     */
    public static SenderIdentity byRelay(
            NamedAddress author, Optional<NamedAddress> replyTo, EmailAddress relayAddress, Set<String> relayDomains) {
        if (relayDomains.contains(author.address().asciiDomain())) {
            return new SenderIdentity(author, relayAddress, replyTo);
        }
        return new SenderIdentity(
                new NamedAddress(relayAddress, author.name()), relayAddress, Optional.of(replyTo.orElse(author)));
    }

    /** Whether both write from the same address and get bounces at the same, under whatever name. */
    public boolean isSameSenderAs(SenderIdentity other) {
        return from.address().isSameAs(other.from.address()) && reversePath.isSameAs(other.reversePath);
    }

    /** Whether an address of the author's goes beyond ASCII. */
    boolean needsSmtpUtf8() {
        return from.address().needsSmtpUtf8()
                || reversePath.needsSmtpUtf8()
                || replyTo.map(NamedAddress::address)
                        .filter(EmailAddress::needsSmtpUtf8)
                        .isPresent();
    }

    /** The person who sends by relay: from their profile, else as the request names them; else nobody knows. */
    public static Optional<NamedAddress> relayAuthor(Optional<SenderProfile> profile, SendDocument request) {
        return profile.map(SenderProfile::author).or(request::from);
    }
}
