package dev.facteur.embedded;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** GreenMail's users and folders, which its IMAP serves, and every accepted message as it came. */
final class MailStore {

    private static final String SENT = "Sent";

    private final Managers managers = new Managers();
    private final List<ReceivedMessage> received = new CopyOnWriteArrayList<>();

    MailStore() {
        managers.getUserManager().setAuthRequired(true);
    }

    Managers managers() {
        return managers;
    }

    List<ReceivedMessage> received() {
        return List.copyOf(received);
    }

    void addUser(String address, String username, String password) {
        var users = managers.getUserManager();
        var known = users.getUserByEmail(address);
        if (known != null) {
            known.setPassword(password);
            return;
        }
        try {
            users.createUser(address, username, password);
        } catch (UserException e) {
            throw new IllegalArgumentException("No mailbox for " + address, e);
        }
    }

    boolean knows(String username, String password) {
        return managers.getUserManager().test(username, password);
    }

    /** Files the message for every recipient who has a mailbox here; a relay accepts the others as well. */
    void accept(ReceivedMessage message) {
        received.add(message);
        for (var address : message.forwardPaths()) {
            var user = managers.getUserManager().getUserByEmail(address);
            if (user != null) {
                user.deliver(parse(message.content()));
            }
        }
    }

    /** Files the message for who sent it, if they have a mailbox here. */
    void fileAsSent(ReceivedMessage message) {
        file(message.reversePath(), SENT, message.content());
    }

    /** Files the message, as read, if the user has a mailbox here. */
    @SuppressWarnings("JavaUtilDate") // GreenMail asks for it
    void file(String address, String name, byte[] content) {
        var user = managers.getUserManager().getUserByEmail(address);
        if (user == null) {
            return;
        }
        try {
            var folders = managers.getImapHostManager();
            // Two messages of one user may be the first of their folder.
            synchronized (this) {
                var known = folders.getFolder(user, name);
                var folder = known == null ? folders.createMailbox(user, name) : known;
                folder.appendMessage(parse(content), new Flags(Flags.Flag.SEEN), new Date());
            }
        } catch (AuthorizationException | FolderException e) {
            throw new IllegalStateException("A sent message was not filed", e);
        }
    }

    List<byte[]> folder(String address, String name) {
        var user = managers.getUserManager().getUserByEmail(address);
        MailFolder folder = user == null ? null : managers.getImapHostManager().getFolder(user, name);
        return folder == null
                ? List.of()
                : folder.getMessages().stream().map(MailStore::bytes).toList();
    }

    void clear() {
        received.clear();
        for (GreenMailUser user : managers.getUserManager().listUser()) {
            try {
                for (var folder : managers.getImapHostManager().listMailboxes(user, "*")) {
                    folder.deleteAllMessages();
                }
            } catch (FolderException e) {
                throw new IllegalStateException("The mailbox of a user was not emptied", e);
            }
        }
    }

    private static MimeMessage parse(byte[] content) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("Not a message", e);
        }
    }

    private static byte[] bytes(StoredMessage message) {
        var bytes = new ByteArrayOutputStream();
        try {
            message.getMimeMessage().writeTo(bytes);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
