package dev.facteur.dispatch.sentcopy.imap;

import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.network.HostGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Looks for a message in the Sent folder of a mailbox, and changes nothing there. */
@ApplicationScoped
public class ImapSearch {
    private final ImapStores stores;

    ImapSearch(HostGuard guard, SSLContext tls, ImapConfig config) {
        this.stores = new ImapStores(guard, tls, config);
    }

    /**
     * Whether the message is there; empty if the server does not say. Blocks, time-boxed.
     *
     * @param secret the password, or an access token where the server is one for {@link Authentication#OAUTH2}
     * @param messageId with its angle brackets
     */
    public Optional<Boolean> contains(ImapServer server, String secret, String messageId, Duration limit) {
        return stores.talk(
                server, secret, limit, store -> Optional.of(contains(store, server, messageId)), _ -> Optional.empty());
    }

    private static boolean contains(Store store, ImapServer server, String messageId) throws MessagingException {
        Optional<SentFolder> folder = SentFolder.openExisting(store, server.sentFolder());
        return folder.isPresent() && folder.get().contains(messageId);
    }
}
