package dev.facteur.settings.check.trial;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.settings.credential.vault.Secret;
import java.util.Optional;

/**
 * A mailbox with all that is needed to sign in.
 *
 * @param smtpPassword or an access token, where the server's authentication says so
 */
public record Mailbox(
        EmailAddress address, SmtpServer smtp, Secret smtpPassword, Optional<Imap> imap, boolean copyToSent) {

    /**
     * The IMAP server with its password.
     *
     * @param own whether the password is one for IMAP alone; else it is the one for SMTP
     */
    public record Imap(ImapServer server, Secret password, boolean own) {}

    /** Whether both servers would count a wrong password for the same account. */
    public boolean isOneAccount() {
        return imap.filter(known -> known.password().reveal().equals(smtpPassword.reveal()))
                .filter(known -> accountOf(known.server().username()).equals(accountOf(smtp.username())))
                .isPresent();
    }

    /** Some providers want the whole address at one server and its local part at the other. */
    private String accountOf(String username) {
        return username.equalsIgnoreCase(address.localPart())
                        || username.equalsIgnoreCase(address.value())
                        || username.equalsIgnoreCase(address.wireForm())
                ? ""
                : username;
    }

    /** Without the address and the user name. */
    @Override
    public String toString() {
        return "Mailbox[" + smtp + "]";
    }
}
