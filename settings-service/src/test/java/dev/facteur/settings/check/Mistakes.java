package dev.facteur.settings.check;

import static dev.facteur.model.sender.TransportSecurity.STARTTLS;
import static dev.facteur.model.sender.TransportSecurity.TLS;

import dev.facteur.embedded.TestAuthority;
import dev.facteur.settings.check.FakeServer.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What people get wrong, and what servers do; each row of the README's table. */
final class Mistakes {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private Mistakes() {}

    static final List<Mistake> ALL = List.of(
            // Host
            new Mistake("a host nobody knows", lab -> {
                lab.smtp(STARTTLS);
                lab.smtpHost = "smtp.nowhere.invalid";
            }),
            new Mistake("a host of a known provider, misspelt", lab -> {
                lab.smtp(STARTTLS);
                lab.address = "jeanne@orange.fr";
                lab.smtpHost = "smtp.ornage.fr";
            }),
            new Mistake("the same with an address in a domain of one's own", lab -> {
                lab.smtp(STARTTLS);
                lab.smtpHost = "smtp.gnail.com";
            }),
            new Mistake("a host inside the network", lab -> {
                lab.smtp(STARTTLS);
                lab.smtpHost = "10.0.0.1";
            }),
            new Mistake("a host that answers at no port", lab -> lab.smtpPort = lab.closedPort()),
            new Mistake("the host of another provider", lab -> {
                lab.smtp(TLS).on("AUTH", "535 5.7.8 Error: authentication failed");
                lab.address = "jeanne@free.fr";
                lab.smtpHost = "smtp.orange.fr";
            }),
            new Mistake("the IMAP host of a known provider for SMTP", lab -> {
                lab.imap(TLS);
                lab.imap = false;
                lab.smtpPort = lab.imapPort;
                lab.smtpSecurity = TLS;
                lab.smtpHost = "imap.orange.fr";
            }),
            // Port and security
            new Mistake("a port of no mail server", lab -> {
                lab.smtp(STARTTLS);
                lab.smtpPort = 22;
            }),
            new Mistake("a port where nobody listens", lab -> {
                lab.smtp(STARTTLS);
                lab.smtpPort = lab.closedPort();
            }),
            new Mistake("the same, and only implicit TLS works", lab -> {
                lab.smtp(TLS);
                lab.smtpPort = lab.closedPort();
                lab.smtpSecurity = STARTTLS;
            }),
            new Mistake("TLS where STARTTLS belongs", lab -> {
                lab.smtp(STARTTLS);
                lab.smtpSecurity = TLS;
            }),
            new Mistake("STARTTLS where TLS belongs", lab -> {
                lab.smtp(TLS);
                lab.smtpSecurity = STARTTLS;
            }),
            new Mistake("a port that takes connections and says nothing", lab -> {
                lab.smtp(STARTTLS).on("greeting", FakeServer.SAYS_NOTHING);
                lab.limit = SHORT;
            }),
            new Mistake("a port of another service", lab -> {
                lab.smtp(TLS);
                int working = lab.smtpTlsPort;
                lab.smtp(STARTTLS).on("greeting", "SSH-2.0-OpenSSH_9.2p1");
                lab.smtpTlsPort = working;
            }),
            new Mistake("a server that hangs up", lab -> lab.smtp(STARTTLS).on("EHLO", FakeServer.HANGS_UP)),
            new Mistake("a server without STARTTLS", lab -> lab.smtp(STARTTLS).on("EHLO", "250 fake.example")),
            new Mistake(
                    "a server that refuses STARTTLS",
                    lab -> lab.smtp(STARTTLS).on("STARTTLS", "454 4.7.0 TLS not available due to local problem")),
            new Mistake("a port where mail comes in and nobody logs in", lab -> {
                lab.smtp(TLS).on("EHLO", "250 fake.example");
            }),
            new Mistake(
                    "a server that does not want to hear us",
                    lab -> lab.smtp(STARTTLS)
                            .on("greeting", "554 5.7.1 Your access to this mail system has been rejected")),
            // Certificates
            new Mistake("a certificate of an authority nobody knows", lab -> {
                lab.smtpPort = lab.serve(Protocol.SMTP, TLS, TestAuthority.create(), "smtp.client.example")
                        .port();
                lab.smtpSecurity = TLS;
            }),
            new Mistake("a certificate that has expired", lab -> {
                lab.smtpPort = lab.serveExpired(TLS).port();
                lab.smtpSecurity = TLS;
            }),
            new Mistake("a certificate for another name", lab -> {
                lab.smtpPort = lab.serve(Protocol.SMTP, TLS, Lab.authority(), "mail.hoster.example")
                        .port();
                lab.smtpSecurity = TLS;
            }),
            // Login
            new Mistake(
                    "a wrong password", lab -> lab.smtp(STARTTLS).on("AUTH", "535 5.7.8 Error: authentication failed")),
            new Mistake("the same with a user name without an @, at a server nobody knows", lab -> {
                lab.smtp(STARTTLS).on("AUTH", "535 5.7.8 Error: authentication failed");
                lab.smtpUsername = "jeanne.martin";
            }),
            new Mistake("a wrong password, at a provider that wants an app password", lab -> {
                lab.smtp(TLS).on("AUTH", "535 5.7.8 Username or password wrong");
                lab.address = "jeanne@icloud.com";
                lab.smtpUsername = "jeanne@icloud.com";
                lab.smtpHost = "smtp.mail.me.com";
            }),
            new Mistake("the whole address where the part before the @ is wanted", lab -> {
                lab.smtp(TLS).on("AUTH", "535 Incorrect authentication data");
                lab.address = "jeanne@laposte.net";
                lab.smtpUsername = "jeanne@laposte.net";
                lab.smtpHost = "smtp.laposte.net";
            }),
            new Mistake("the part before the @ where the whole address is wanted", lab -> {
                lab.smtp(TLS).on("AUTH", "535 Incorrect authentication data");
                lab.address = "jeanne@orange.fr";
                lab.smtpUsername = "jeanne";
                lab.smtpHost = "smtp.orange.fr";
            }),
            new Mistake("a provider that takes no passwords any more", lab -> {
                lab.smtp(STARTTLS);
                lab.address = "jeanne@hotmail.fr";
                lab.smtpHost = "smtp.hotmail.fr";
            }),
            new Mistake(
                    "passwords switched off by the administrator",
                    lab -> lab.smtp(STARTTLS)
                            .on(
                                    "AUTH",
                                    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.")),
            new Mistake("the same at Microsoft, where the account can be connected", lab -> {
                lab.smtp(STARTTLS)
                        .on(
                                "AUTH",
                                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.");
                lab.smtpHost = "smtp.office365.com";
            }),
            new Mistake(
                    "an account that is locked",
                    lab -> lab.smtp(STARTTLS)
                            .on("AUTH", "535 5.7.139 Authentication unsuccessful, the account is locked.")),
            new Mistake(
                    "a server that cannot tell now",
                    lab -> lab.smtp(STARTTLS).on("AUTH", "454 4.7.0 Temporary authentication failure")),
            new Mistake("too many tries", lab -> lab.smtp(STARTTLS).on("AUTH", "454 4.7.0 Too many login attempts")),
            new Mistake("a provider that only its own program reaches", lab -> {
                lab.smtpPort = lab.closedPort();
                lab.address = "jeanne@proton.me";
                lab.smtpHost = "127.0.0.1";
            }),
            // Address
            new Mistake(
                    "an address that is not the account's",
                    lab -> lab.smtp(STARTTLS).on("MAIL", "553 5.7.1 Sender address rejected: not owned by user")),
            new Mistake(
                    "an address that the server refuses as recipient",
                    lab -> lab.smtp(STARTTLS).on("RCPT", "550 5.1.1 User unknown")),
            new Mistake("one's own mailbox is full", lab -> lab.smtp(STARTTLS).on("RCPT", "552 5.2.2 Mailbox full")),
            // IMAP
            new Mistake("IMAP: a host nobody knows", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS);
                lab.imapHost = "imap.nowhere.invalid";
            }),
            new Mistake("IMAP: the host of another provider", lab -> {
                lab.smtp(TLS);
                lab.imap(TLS).on("AUTHENTICATE", "# NO [AUTHENTICATIONFAILED] Authentication failed.");
                lab.address = "jeanne@orange.fr";
                lab.smtpUsername = "jeanne@orange.fr";
                lab.smtpHost = "smtp.orange.fr";
                lab.imapUsername = "jeanne@orange.fr";
                lab.imapHost = "imap.free.fr";
            }),
            new Mistake("IMAP: a port where nobody listens", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS);
                lab.imapPort = lab.closedPort();
            }),
            new Mistake("IMAP: TLS where STARTTLS belongs", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(STARTTLS);
                lab.imapSecurity = TLS;
            }),
            new Mistake("IMAP: STARTTLS where TLS belongs", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS);
                lab.imapSecurity = STARTTLS;
            }),
            new Mistake("IMAP: a submission server", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS);
                lab.imapPort = lab.smtpPort;
                lab.imapSecurity = STARTTLS;
            }),
            new Mistake("IMAP: a server without STARTTLS", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(STARTTLS).on("CAPABILITY", "* CAPABILITY IMAP4rev1\n# OK Completed");
            }),
            new Mistake("IMAP: a server that does not want to hear us", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS).on("greeting", "* BYE Your address is not welcome here");
            }),
            new Mistake("IMAP: a wrong password of its own", lab -> {
                lab.smtp(STARTTLS);
                lab.imapPassword = Optional.of("another");
                lab.imap(TLS).on("AUTHENTICATE", "# NO [AUTHENTICATIONFAILED] Authentication failed.");
            }),
            new Mistake("IMAP: another password than SMTP", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS).on("AUTHENTICATE", "# NO [AUTHENTICATIONFAILED] Authentication failed.");
            }),
            new Mistake("IMAP: the whole address where the part before the @ is wanted", lab -> {
                lab.smtp(TLS);
                lab.imap(TLS).on("AUTHENTICATE", "# NO [AUTHENTICATIONFAILED] Authentication failed.");
                lab.address = "jeanne@icloud.com";
                lab.smtpHost = "smtp.mail.me.com";
                lab.smtpUsername = "jeanne@icloud.com";
                lab.imapHost = "imap.mail.me.com";
                lab.imapUsername = "jeanne@icloud.com";
            }),
            new Mistake("IMAP: passwords are switched off, as at Microsoft", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS).on("AUTHENTICATE", "# NO Basic authentication is disabled.\n* BYE Connection closed. 14");
            }),
            new Mistake("IMAP: no way to log in with a password", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS).on("CAPABILITY", "* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2\n# OK Completed");
            }),
            new Mistake("IMAP is not switched on in the mailbox", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS).on("AUTHENTICATE", "# NO [ALERT] Your account is not enabled for IMAP use.");
            }),
            new Mistake("IMAP: too many connections", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS).on("AUTHENTICATE", "# NO [ALERT] Too many simultaneous connections. (Failure)");
            }),
            // Sent folder
            new Mistake("no folder for sent mail is known", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS).on("LIST", "* LIST () \"/\" INBOX\n* LIST () \"/\" Archives\n# OK Completed");
            }),
            new Mistake("the folder that was named is not there", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS);
                lab.sentFolder = Optional.of("Nowhere");
            }),
            new Mistake("the folder's name without the parent that the server wants", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS)
                        .on(
                                "LIST",
                                "* LIST () \".\" INBOX\n* LIST () \".\" \"INBOX.&AMk-l&AOk-ments envoy&AOk-s\"\n# OK Completed");
                lab.sentFolder = Optional.of("elements envoyes");
            }),
            new Mistake("a folder that nothing can be put into", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS).on("SELECT", "# OK [READ-ONLY] Select completed");
            }),
            new Mistake("a folder that the server does not open", lab -> {
                lab.smtp(STARTTLS);
                lab.imap(TLS).on("SELECT", "# NO Mailbox cannot be selected");
            }));
}
