package dev.facteur.local;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** An account's Sent folder, looked into by IMAP as its owner's mail program does. */
record SentFolder(Ports ports, String account, String password, String folder) {
    private static final String MILLIS = "10000";

    /** The Message-IDs of what stands in it, oldest first. */
    List<String> messageIds() {
        var properties = new Properties();
        properties.put("mail.imap.connectiontimeout", MILLIS);
        properties.put("mail.imap.timeout", MILLIS);
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("localhost", ports.number(Port.IMAP), account, password);
            try (Folder sent = store.getFolder(folder)) {
                if (!sent.exists()) {
                    return List.of();
                }
                sent.open(Folder.READ_ONLY);
                List<String> ids = new ArrayList<>();
                for (Message message : sent.getMessages()) {
                    ids.add(message.getHeader("Message-ID")[0].strip());
                }
                return ids;
            }
        } catch (MessagingException e) {
            throw new CannotRun("The Sent folder of %s cannot be read: %s".formatted(account, e.getMessage()), e);
        }
    }
}
