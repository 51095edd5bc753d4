package dev.facteur.dispatch.sentcopy.imap;

import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.AlreadyThere;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Filed;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.network.HostGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** Puts a message into the Sent folder of a mailbox, unless it is there. */
@ApplicationScoped
public class ImapFiling {
    private final ImapStores stores;
    private final ImapConfig config;

    ImapFiling(HostGuard guard, SSLContext tls, ImapConfig config) {
        this.stores = new ImapStores(guard, tls, config);
        this.config = config;
    }

    /**
     * Files the message. Blocks, time-boxed.
     *
     * @param secret the password, or an access token where the server is one for {@link Authentication#OAUTH2}
     * @param mayStillFile asked right before the message is written; no means that the attempt is no longer ours
     */
    public FilingOutcome file(ImapServer server, String secret, MessageToFile message, BooleanSupplier mayStillFile) {
        return stores.talk(
                server,
                secret,
                config.limit(),
                store -> file(store, server, message, mayStillFile),
                Function.identity());
    }

    private static FilingOutcome file(
            Store store, ImapServer server, MessageToFile message, BooleanSupplier mayStillFile)
            throws MessagingException {
        try {
            return fileOnce(store, server, message, mayStillFile);
        } catch (MessagingException failure) {
            if (ImapOutcomes.isFolderGone(failure)) {
                return fileOnce(store, server, message, mayStillFile);
            }
            throw failure;
        }
    }

    private static FilingOutcome fileOnce(
            Store store, ImapServer server, MessageToFile message, BooleanSupplier mayStillFile)
            throws MessagingException {
        SentFolder folder = SentFolder.open(store, server.sentFolder());
        // Appending is not idempotent, and providers file by themselves: what is there is never put there again.
        if (folder.contains(message.messageId())) {
            return new AlreadyThere();
        }
        if (!mayStillFile.getAsBoolean()) {
            return new NotNow("The attempt is no longer ours");
        }
        folder.append(message);
        return new Filed();
    }
}
