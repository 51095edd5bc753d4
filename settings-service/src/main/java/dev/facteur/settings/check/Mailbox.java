package dev.facteur.settings.check;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.settings.credential.vault.Secret;
import java.util.Optional;

/** A mailbox with all that is needed to sign in. */
public record Mailbox(
        EmailAddress address, SmtpServer smtp, Secret smtpPassword, Optional<Imap> imap, boolean copyToSent) {

    /** The IMAP server, with its own password or the one for SMTP. */
    public record Imap(ImapServer server, Secret password) {}

    /** Without the address and the user name. */
    @Override
    public String toString() {
        return "Mailbox[" + smtp + "]";
    }
}
