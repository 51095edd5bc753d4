package dev.facteur.settings.profile.form;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.settings.credential.vault.Secret;
import java.util.Optional;

/**
 * A profile as a person wants it, valid in itself; whether it works is another question.
 *
 * @param smtp there for {@link SendingMethod#MAILBOX} and for no other
 * @param imap likewise, and there if {@code copyToSent}; never for one that signs in by consent
 * @param smtpPassword absent: the stored one is meant
 * @param imapPassword absent: the stored one is meant, or else the one for SMTP
 */
public record ProfileDraft(
        EmailAddress address,
        Optional<String> displayName,
        Optional<NamedAddress> replyTo,
        SendingMethod method,
        Optional<SmtpServer> smtp,
        Optional<Secret> smtpPassword,
        Optional<ImapServer> imap,
        Optional<Secret> imapPassword,
        boolean copyToSent,
        boolean relayWhileUnavailable) {

    /**
     * Whether it leaves a mailbox as it is, and says otherwise than before what becomes of documents while that is
     * unavailable. A mailbox that is down must not stand in the way of that.
     */
    public boolean turnsRelayInsteadOnly(SenderProfile stored) {
        return method == SendingMethod.MAILBOX
                && relayWhileUnavailable != stored.relayWhileUnavailable()
                && address.equals(stored.address())
                && method == stored.method()
                && smtp.equals(stored.smtp())
                && imap.equals(stored.imap())
                && copyToSent == stored.copyToSent()
                && smtpPassword.isEmpty()
                && imapPassword.isEmpty();
    }

    /** Whether the mailbox signs in with an account that is connected, and no password. */
    public boolean signsInByConsent() {
        return smtp.filter(server -> server.authentication() == Authentication.OAUTH2)
                .isPresent();
    }

    /** Without the person's data. */
    @Override
    public String toString() {
        return "ProfileDraft[" + method + "]";
    }
}
