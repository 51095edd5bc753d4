package dev.facteur.embedded.partner.sending;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;

/** A message as the provider reads it. */
record OutgoingMessage(HeaderFields fields, InternetAddress from, List<String> recipients) {

    /** What it is instead of a message. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String what, Throwable why) {
            super(what, why);
        }

        Unreadable(String what) {
            super(what);
        }
    }

    /** What it is instead of an address. */
    static final class NoAddress extends Exception {
        private static final long serialVersionUID = 1;

        NoAddress(Throwable why) {
            super(why);
        }
    }

    static OutgoingMessage read(byte[] content, String account) throws Unreadable, NoAddress {
        HeaderFields fields = HeaderFields.of(content).orElseThrow(() -> new Unreadable("no header"));
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
            readThrough(message);
            return new OutgoingMessage(fields, from(message, account), recipients(message));
        } catch (AddressException e) {
            throw new NoAddress(e);
        } catch (MessagingException | IOException e) {
            throw new Unreadable("not MIME", e);
        }
    }

    /** Either provider sends from the account, whatever the message says, and says nothing of it. */
    OutgoingMessage sentBy(String account) throws Unreadable {
        if (from.getAddress().equalsIgnoreCase(account)) {
            return this;
        }
        try {
            var own = new InternetAddress(account, from.getPersonal());
            return new OutgoingMessage(fields.with("From", own.toString()), own, recipients);
        } catch (IOException e) {
            throw new Unreadable("no From", e);
        }
    }

    OutgoingMessage withAnotherMessageId(String domain) {
        return new OutgoingMessage(
                fields.with("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">"), from, recipients);
    }

    /** As the account's own copy is filed. */
    byte[] content() {
        return fields.bytes();
    }

    /** As others get it. */
    byte[] contentWithoutBcc() {
        return fields.without("Bcc").bytes();
    }

    private static InternetAddress from(MimeMessage message, String account) throws MessagingException {
        String header = message.getHeader("From", ",");
        InternetAddress[] authors = header == null ? new InternetAddress[0] : InternetAddress.parse(header, true);
        return authors.length == 0 ? new InternetAddress(account) : authors[0];
    }

    private static List<String> recipients(MimeMessage message) throws MessagingException {
        List<String> addresses = new ArrayList<>();
        for (RecipientType type : List.of(RecipientType.TO, RecipientType.CC, RecipientType.BCC)) {
            String header = message.getHeader(type.toString(), ",");
            if (header != null) {
                for (InternetAddress address : InternetAddress.parse(header, true)) {
                    address.validate();
                    addresses.add(address.getAddress().toLowerCase(Locale.ROOT));
                }
            }
        }
        return addresses.stream().distinct().toList();
    }

    private static void readThrough(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            if (!(part.getContent() instanceof Multipart parts)) {
                throw new MessagingException("a multipart without parts");
            }
            for (int index = 0; index < parts.getCount(); index++) {
                readThrough(parts.getBodyPart(index));
            }
        } else {
            part.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }
}
