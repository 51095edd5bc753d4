package dev.facteur.settings;

import dev.facteur.embedded.MailPart;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/** Forms of mailboxes at the embedded mail server. */
record Mailboxes(MailPart mail) {
    static final String PASSWORD = "Zeppelin-42-geheim";

    /** A form that works; the account is opened with it. */
    String working(String address) {
        mail.addUser(address, PASSWORD);
        return smtp(address, "localhost", mail.submissionPort(), "STARTTLS", PASSWORD);
    }

    static String smtp(String address, String host, int port, String security, String password) {
        return """
                {"address": "%1$s", "method": "SMTP",
                 "smtp": {"host": "%2$s", "port": %3$d, "security": "%4$s", "username": "%1$s", "password": "%5$s"}}""".formatted(address, host, port, security, password);
    }

    /** The same form with the password left out. */
    static String withoutPassword(String form) {
        return form.replaceAll(", \"password\": \"[^\"]*\"", "");
    }

    String withImap(String address) {
        mail.addUser(address, PASSWORD);
        makeSentFolder(address);
        return withImap(working(address), address, mail.imapsPort(), "TLS", PASSWORD);
    }

    static String withImap(String smtpForm, String username, int port, String security, String password) {
        String imap = """
                , "copyToSent": true,
                 "imap": {"host": "localhost", "port": %d, "security": "%s", "username": "%s", "password": "%s"}}""".formatted(port, security, username, password);
        return smtpForm.substring(0, smtpForm.lastIndexOf('}')) + imap;
    }

    private void makeSentFolder(String address) {
        Properties properties = new Properties();
        properties.put(
                "mail.imaps.ssl.socketFactory", mail.authority().clientContext().getSocketFactory());
        try (Store store = Session.getInstance(properties).getStore("imaps")) {
            store.connect(mail.host(), mail.imapsPort(), address, PASSWORD);
            Folder sent = store.getFolder("Sent");
            if (!sent.exists()) {
                sent.create(Folder.HOLDS_MESSAGES);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("The folder was not made", e);
        }
    }

    static int port(String name) {
        return ConfigProvider.getConfig().getValue("facteur.test." + name, Integer.class);
    }
}
