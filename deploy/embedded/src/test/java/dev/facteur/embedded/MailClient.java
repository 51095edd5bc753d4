package dev.facteur.embedded;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/** Angus Mail as an independent client of the server under test. */
record MailClient(MailPart mail, SSLContext trust) {

    private static final String TIMEOUT_MILLIS = "10000";

    static MailClient trusting(MailPart mail) {
        return new MailClient(mail, mail.authority().clientContext());
    }

    MimeMessage message(String from, String to, String subject, String text) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        message.saveChanges();
        return message;
    }

    void relay(MimeMessage message) throws MessagingException {
        send(session("smtp"), "smtp", mail.relayPort(), null, null, message);
    }

    void submit(MimeMessage message, String username, String password) throws MessagingException {
        var session = session("smtp");
        session.getProperties().setProperty("mail.smtp.starttls.enable", "true");
        session.getProperties().setProperty("mail.smtp.starttls.required", "true");
        send(session, "smtp", mail.submissionPort(), username, password, message);
    }

    void submitInPlainText(MimeMessage message, String username, String password) throws MessagingException {
        send(session("smtp"), "smtp", mail.submissionPort(), username, password, message);
    }

    void submitByImplicitTls(MimeMessage message, String username, String password) throws MessagingException {
        send(session("smtps"), "smtps", mail.submissionsPort(), username, password, message);
    }

    List<String> subjects(String username, String password) throws MessagingException {
        try (var store = session("imaps").getStore("imaps")) {
            store.connect(mail.host(), mail.imapsPort(), username, password);
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                var subjects = Arrays.stream(inbox.getMessages()).map(MailClient::subject);
                return subjects.toList();
            }
        }
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Session session(String protocol) {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        properties.put(prefix + "ssl.socketFactory", trust.getSocketFactory());
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", TIMEOUT_MILLIS);
        return Session.getInstance(properties);
    }

    private void send(
            Session session,
            String protocol,
            int port,
            @org.jspecify.annotations.Nullable String username,
            @org.jspecify.annotations.Nullable String password,
            MimeMessage message)
            throws MessagingException {
        if (username != null) {
            session.getProperties().setProperty("mail." + protocol + ".auth", "true");
        }
        var from = ((InternetAddress) message.getFrom()[0]).getAddress();
        session.getProperties().setProperty("mail." + protocol + ".from", from);
        try (var transport = session.getTransport(protocol)) {
            transport.connect(mail.host(), port, username, password);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
