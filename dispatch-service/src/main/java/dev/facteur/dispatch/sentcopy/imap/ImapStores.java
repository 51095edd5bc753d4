package dev.facteur.dispatch.sentcopy.imap;

import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.network.TlsForHost;
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
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jboss.logging.Logger;

/** Conversations with IMAP servers: at the addresses that the guard allows, by TLS that is verified, within a time. */
final class ImapStores {
    private static final Logger LOGGER = Logger.getLogger(ImapStores.class);

    private final HostGuard guard;
    private final SSLContext tls;
    private final ImapConfig config;

    ImapStores(HostGuard guard, SSLContext tls, ImapConfig config) {
        this.guard = guard;
        this.tls = tls;
        this.config = config;
    }

    /** What is said once somebody is signed in. */
    @FunctionalInterface
    interface Conversation<T> {
        T with(Store store) throws MessagingException;
    }

    /**
     * Signs in and talks. Blocks, time-boxed.
     *
     * @param secret the password, or an access token where the server is one for {@link Authentication#OAUTH2}
     * @param otherwise what comes of it where it did not come to a conversation, or that broke off
     */
    <T> T talk(
            ImapServer server,
            String secret,
            Duration limit,
            Conversation<T> conversation,
            Function<FilingOutcome, T> otherwise) {
        // Interrupting a virtual thread closes the socket it waits for: that ends even a server that answers one byte
        // a minute.
        FutureTask<T> talking = new FutureTask<>(() -> contact(server, secret, conversation, otherwise));
        Thread.ofVirtual().name("imap ", 0).start(talking);
        try {
            return talking.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            talking.cancel(true);
            return otherwise.apply(new NotNow("The IMAP server took too long"));
        } catch (InterruptedException stopping) {
            talking.cancel(true);
            Thread.currentThread().interrupt();
            return otherwise.apply(new NotNow("Facteur was stopped"));
        } catch (ExecutionException ourFault) {
            LOGGER.error("A mailbox could not be asked for a reason of our own", ourFault.getCause());
            return otherwise.apply(new NotNow("Facteur had a fault of its own"));
        }
    }

    private <T> T contact(
            ImapServer server, String secret, Conversation<T> conversation, Function<FilingOutcome, T> otherwise)
            throws MessagingException {
        return switch (guard.check(server.host().value(), server.port())) {
            case HostVerdict.Refused _ -> otherwise.apply(new NotNow("The IMAP server cannot be contacted"));
            case HostVerdict.Allowed host -> {
                Store store = session(host, server).getStore("imap");
                try {
                    connect(store, host, server, secret);
                    yield conversation.with(store);
                } catch (MessagingException failure) {
                    yield otherwise.apply(ImapOutcomes.of(failure));
                } finally {
                    closeQuietly(store);
                }
            }
        };
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

    /** It was said what had to be; how the server takes the good-bye does not matter. */
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
