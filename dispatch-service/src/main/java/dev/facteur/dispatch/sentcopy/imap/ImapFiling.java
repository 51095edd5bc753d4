package dev.facteur.dispatch.sentcopy.imap;

import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.AlreadyThere;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Filed;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.network.TlsForHost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jboss.logging.Logger;

/** Puts a message into the Sent folder of a mailbox, unless it is there. */
@ApplicationScoped
public class ImapFiling {
    private static final Logger LOGGER = Logger.getLogger(ImapFiling.class);

    private final HostGuard guard;
    private final SSLContext tls;
    private final ImapConfig config;

    ImapFiling(HostGuard guard, SSLContext tls, ImapConfig config) {
        this.guard = guard;
        this.tls = tls;
        this.config = config;
    }

    /**
     * Files the message. Blocks, time-boxed.
     *
     * @param secret the password, or an access token where the server is one for {@link Authentication#OAUTH2}
     * @param mayStillFile asked right before the message is written; no means that the attempt is no longer ours
     */
    public FilingOutcome file(ImapServer server, String secret, MessageToFile message, BooleanSupplier mayStillFile) {
        // Interrupting a virtual thread closes the socket it waits for: that ends even a server that answers one byte
        // a minute.
        FutureTask<FilingOutcome> filing =
                new FutureTask<>(() -> contactAndFile(server, secret, message, mayStillFile));
        Thread.ofVirtual().name("imap ", 0).start(filing);
        try {
            return filing.get(config.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            filing.cancel(true);
            return new NotNow("The IMAP server took too long");
        } catch (InterruptedException stopping) {
            filing.cancel(true);
            Thread.currentThread().interrupt();
            return new NotNow("Facteur was stopped");
        } catch (ExecutionException ourFault) {
            LOGGER.error("A copy could not be filed for a reason of our own", ourFault.getCause());
            return new NotNow("Facteur had a fault of its own");
        }
    }

    private FilingOutcome contactAndFile(
            ImapServer server, String secret, MessageToFile message, BooleanSupplier mayStillFile)
            throws MessagingException {
        return switch (guard.check(server.host().value(), server.port())) {
            case HostVerdict.Refused _ -> new NotNow("The IMAP server cannot be contacted");
            case HostVerdict.Allowed host -> {
                Store store = session(host, server).getStore("imap");
                try {
                    connect(store, host, server, secret);
                    yield file(store, server, message, mayStillFile);
                } catch (MessagingException failure) {
                    yield ImapOutcomes.of(failure);
                } finally {
                    closeQuietly(store);
                }
            }
        };
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

    private static void connect(Store store, HostVerdict.Allowed host, ImapServer server, String secret)
            throws MessagingException {
        for (InetAddress address : host.addresses()) {
            try {
                store.connect(address.getHostAddress(), host.port(), server.username(), secret);
                return;
            } catch (MailConnectException unreachable) {
                if (address.equals(host.addresses().getLast())) {
                    throw unreachable;
                }
            }
        }
    }

    private Session session(HostVerdict.Allowed host, ImapServer server) {
        Properties properties = new Properties();
        properties.put(
                "mail.imap.ssl.socketFactory", new BoundedTls(new TlsForHost(tls.getSocketFactory(), host.hostName())));
        // Verified by TlsForHost, by name; Angus would compare the certificate with the address.
        properties.put("mail.imap.ssl.checkserveridentity", "false");
        properties.put("mail.imap.socketFactory.fallback", "false");
        properties.put("mail.imap.connectiontimeout", millis(config.connectTimeout()));
        properties.put("mail.imap.timeout", millis(config.answerTimeout()));
        properties.put("mail.imap.writetimeout", millis(config.answerTimeout()));
        if (server.authentication() == Authentication.OAUTH2) {
            // The token goes where the password would, and never by LOGIN.
            properties.put("mail.imap.auth.mechanisms", "XOAUTH2");
        }
        switch (server.security()) {
            case TLS -> properties.put("mail.imap.ssl.enable", "true");
            case STARTTLS -> properties.put("mail.imap.starttls.required", "true");
        }
        return Session.getInstance(properties);
    }

    /** The message is filed or not; how the server takes the good-bye does not matter. */
    private static void closeQuietly(Store store) {
        try {
            store.close();
        } catch (MessagingException alreadyGone) {
            LOGGER.debug("An IMAP connection was gone before it was closed");
        }
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
