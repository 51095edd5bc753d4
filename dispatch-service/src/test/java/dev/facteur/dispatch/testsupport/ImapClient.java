package dev.facteur.dispatch.testsupport;

import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.TestAuthority;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** A mail program as the sender has one. */
public final class ImapClient implements AutoCloseable {
    private final Session session;
    private final Store store;

    public ImapClient(MailPart mail, String username, String password) throws MessagingException {
        this(mail.authority(), mail.host(), mail.imapsPort(), username, password);
    }

    public ImapClient(TestAuthority authority, String host, int imapsPort, String username, String password)
            throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.imaps.ssl.socketFactory", authority.clientContext().getSocketFactory());
        properties.put("mail.imaps.timeout", "10000");
        session = Session.getInstance(properties);
        store = session.getStore("imaps");
        store.connect(host, imapsPort, username, password);
    }

    public void createFolder(String fullName) throws MessagingException {
        if (!store.getFolder(fullName).create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("no folder " + fullName);
        }
    }

    public boolean hasFolder(String fullName) throws MessagingException {
        return store.getFolder(fullName).exists();
    }

    public void append(String fullName, byte[] content) throws MessagingException {
        Message message = new MimeMessage(session, new ByteArrayInputStream(content));
        store.getFolder(fullName).appendMessages(new Message[] {message});
    }

    /** The only message in the folder. */
    public Shown only(String fullName) throws MessagingException {
        try (Folder folder = store.getFolder(fullName)) {
            folder.open(Folder.READ_ONLY);
            List<Message> messages = Arrays.asList(folder.getMessages());
            if (messages.size() != 1) {
                throw new AssertionError(fullName + " has " + messages.size() + " messages");
            }
            Message message = messages.getFirst();
            return new Shown(
                    message.isSet(Flags.Flag.SEEN),
                    message.isSet(Flags.Flag.DRAFT),
                    message.getReceivedDate().toInstant());
        }
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }

    /** How the program shows a message. */
    public record Shown(boolean isRead, boolean isDraft, java.time.Instant date) {}
}
