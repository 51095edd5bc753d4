package dev.facteur.settings.check;

import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SentFolders;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.network.TlsForHost;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.util.MailConnectException;

/** Signs in to an IMAP server and looks for the folder for sent mail. */
@ApplicationScoped
class ImapProbe {
    private static final String FORM = "/imap";

    private final HostGuard guard;
    private final SSLContext tls;
    private final CheckConfig config;

    ImapProbe(HostGuard guard, SSLContext tls, CheckConfig config) {
        this.guard = guard;
        this.tls = tls;
        this.config = config;
    }

    /** Either a fault or, if one was looked for, the folder. */
    record Finding(Optional<Fault> fault, Optional<String> sentFolder) {
        static Finding of(Fault fault) {
            return new Finding(Optional.of(fault), Optional.empty());
        }
    }

    Finding probe(ImapServer server, Secret password, boolean copyToSent, Deadline deadline) {
        return switch (guard.check(server.host().value(), server.port())) {
            case HostVerdict.Refused refused -> Finding.of(CheckFaults.of(FORM, refused));
            case HostVerdict.Allowed allowed -> probe(allowed, server, password, copyToSent, deadline);
        };
    }

    private Finding probe(
            HostVerdict.Allowed host, ImapServer server, Secret password, boolean copyToSent, Deadline deadline) {
        try (Store store = session(host, server, deadline).getStore("imap")) {
            connect(store, host, server, password);
            Optional<String> folder = sentFolder(store, server);
            return folder.isEmpty() && copyToSent
                    ? Finding.of(CheckFaults.at(
                            "/imap/sentFolder",
                            FaultStage.SENT_FOLDER,
                            server.sentFolder().isPresent() ? "SENT_FOLDER_MISSING" : "SENT_FOLDER_NOT_FOUND",
                            server.sentFolder().orElse("")))
                    : new Finding(Optional.empty(), folder);
        } catch (MessagingException e) {
            return Finding.of(ImapFaults.of(FORM, e));
        }
    }

    private static void connect(Store store, HostVerdict.Allowed host, ImapServer server, Secret password)
            throws MessagingException {
        for (InetAddress address : host.addresses()) {
            try {
                store.connect(address.getHostAddress(), host.port(), server.username(), password.reveal());
                return;
            } catch (MailConnectException unreachable) {
                if (address.equals(host.addresses().getLast())) {
                    throw unreachable;
                }
            }
        }
    }

    private static Optional<String> sentFolder(Store store, ImapServer server) throws MessagingException {
        if (server.sentFolder().isPresent()) {
            String chosen = server.sentFolder().get();
            return store.getFolder(chosen).exists() ? Optional.of(chosen) : Optional.empty();
        }
        Folder[] folders = store.getDefaultFolder().list("*");
        return SentFolders.find(Arrays.stream(folders).map(ImapProbe::described).toList());
    }

    private static SentFolders.Folder described(Folder folder) {
        return new SentFolders.Folder(folder.getFullName(), folder.getName(), attributes(folder));
    }

    private static List<String> attributes(Folder folder) {
        try {
            return folder instanceof IMAPFolder imap ? List.of(imap.getAttributes()) : List.of();
        } catch (MessagingException withoutAttributes) {
            return List.of();
        }
    }

    private Session session(HostVerdict.Allowed host, ImapServer server, Deadline deadline) {
        Properties properties = new Properties();
        properties.put("mail.imap.ssl.socketFactory", new TlsForHost(tls.getSocketFactory(), host.hostName()));
        // Verified by TlsForHost, by name; Angus would compare the certificate with the address.
        properties.put("mail.imap.ssl.checkserveridentity", "false");
        properties.put("mail.imap.socketFactory.fallback", "false");
        properties.put(
                "mail.imap.connectiontimeout",
                Long.toString(deadline.within(config.connect()).toMillis()));
        properties.put("mail.imap.timeout", Integer.toString(deadline.leftMillis()));
        switch (server.security()) {
            case TLS -> properties.put("mail.imap.ssl.enable", "true");
            case STARTTLS -> properties.put("mail.imap.starttls.required", "true");
        }
        return Session.getInstance(properties);
    }
}
