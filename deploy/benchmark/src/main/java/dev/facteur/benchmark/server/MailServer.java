package dev.facteur.benchmark.server;

import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.debian.Account;
import dev.facteur.embedded.debian.PostfixAndDovecot;
import dev.facteur.submission.ConnectionSecurity;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Two doors of a mail server, as a person would write them into the form.
 *
 * @param accounts opens an account: its address, which is the user name, and its password
 */
public record MailServer(String title, Door smtp, Door imap, BiConsumer<String, String> accounts) {

    /** STARTTLS or implicit TLS, by the words of the form. */
    public record Door(int port, ConnectionSecurity security) {}

    public static List<MailServer> of(EmbeddedMail mail) {
        Door imaps = new Door(mail.imapsPort(), ConnectionSecurity.TLS);
        return List.of(
                new MailServer(
                        "embedded, STARTTLS",
                        new Door(mail.submissionPort(), ConnectionSecurity.STARTTLS),
                        imaps,
                        mail::addUser),
                new MailServer(
                        "embedded, TLS",
                        new Door(mail.submissionsPort(), ConnectionSecurity.TLS),
                        imaps,
                        mail::addUser));
    }

    public static MailServer of(PostfixAndDovecot mail) {
        return new MailServer(
                "Postfix and Dovecot, STARTTLS",
                new Door(mail.submissionPort(), ConnectionSecurity.STARTTLS),
                new Door(mail.imapPort(), ConnectionSecurity.STARTTLS),
                (address, password) -> mail.add(new Account(address, password)));
    }

    public Stream<Integer> ports() {
        return Stream.of(smtp.port(), imap.port());
    }

    /** The body of a save. */
    public String form(Person person) {
        return """
                {"address": "%1$s", "method": "SMTP", "copyToSent": false,
                 "smtp": {"host": "localhost", "port": %3$d, "security": "%4$s", "username": "%1$s", "password": "%2$s"},
                 "imap": {"host": "localhost", "port": %5$d, "security": "%6$s", "username": "%1$s", "password": "%2$s"}}
                """.formatted(
                person.address(), person.password(), smtp.port(), smtp.security(), imap.port(), imap.security());
    }
}
