package dev.facteur.settings.check;

import dev.facteur.embedded.debian.Account;
import dev.facteur.embedded.debian.PostfixAndDovecot;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import dev.facteur.settings.check.trial.Mailbox;
import dev.facteur.settings.credential.vault.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** The form of a mailbox, with what a person may get wrong in it. */
record MailboxOf(
        String address,
        String username,
        String password,
        String imapHost,
        int smtpPort,
        int imapPort,
        TransportSecurity security,
        Optional<String> sentFolder,
        Duration limit) {
    // The servers answer at once; what is waited for is a machine with other things to do.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static MailboxOf account(Account account, PostfixAndDovecot mail) {
        return new MailboxOf(
                        account.address(),
                        account.username(),
                        account.password(),
                        mail.host(),
                        0,
                        0,
                        TransportSecurity.TLS,
                        Optional.empty(),
                        PATIENCE)
                .with(TransportSecurity.TLS, mail);
    }

    /** The ports for it, too. */
    MailboxOf with(TransportSecurity chosen, PostfixAndDovecot mail) {
        return switch (chosen) {
            case TLS -> withPorts(mail.submissionsPort(), mail.imapsPort()).withSecurity(chosen);
            case STARTTLS -> withPorts(mail.submissionPort(), mail.imapPort()).withSecurity(chosen);
        };
    }

    MailboxOf withSecurity(TransportSecurity other) {
        return new MailboxOf(address, username, password, imapHost, smtpPort, imapPort, other, sentFolder, limit);
    }

    MailboxOf withPorts(int smtp, int imap) {
        return new MailboxOf(address, username, password, imapHost, smtp, imap, security, sentFolder, limit);
    }

    MailboxOf withSmtpPort(int smtp) {
        return withPorts(smtp, imapPort);
    }

    MailboxOf withImapHost(String other) {
        return new MailboxOf(address, username, password, other, smtpPort, imapPort, security, sentFolder, limit);
    }

    MailboxOf withAddress(String other) {
        return new MailboxOf(other, username, password, imapHost, smtpPort, imapPort, security, sentFolder, limit);
    }

    MailboxOf withUsername(String other) {
        return new MailboxOf(address, other, password, imapHost, smtpPort, imapPort, security, sentFolder, limit);
    }

    MailboxOf withPassword(String other) {
        return new MailboxOf(address, username, other, imapHost, smtpPort, imapPort, security, sentFolder, limit);
    }

    MailboxOf withSentFolder(String chosen) {
        return new MailboxOf(
                address, username, password, imapHost, smtpPort, imapPort, security, Optional.of(chosen), limit);
    }

    MailboxOf within(Duration shorter) {
        return new MailboxOf(address, username, password, imapHost, smtpPort, imapPort, security, sentFolder, shorter);
    }

    /** What the check says of it. */
    CheckReport checked(PostfixAndDovecot mail) {
        HostGuard guard = new HostGuard(
                Set.of(
                        mail.serverToServerPort(),
                        mail.submissionPort(),
                        mail.submissionsPort(),
                        mail.imapPort(),
                        mail.imapsPort()),
                List.of(CidrRange.of("127.0.0.0/8"), CidrRange.of("::1/128")));
        SSLContext tls = mail.authority().clientContext();
        CheckConfig config = new Limits(
                limit, limit, mail.submissionsPort(), mail.submissionPort(), mail.imapsPort(), mail.imapPort());
        return new MailboxCheck(guard, tls, config, new CheckMeters(new SimpleMeterRegistry()), Clock.systemUTC())
                .run(mailbox(mail));
    }

    private Mailbox mailbox(PostfixAndDovecot mail) {
        return new Mailbox(
                new EmailAddress(address),
                new SmtpServer(new HostName(mail.host()), smtpPort, security, username, Authentication.PASSWORD),
                new Secret(password),
                Optional.of(new Mailbox.Imap(
                        new ImapServer(
                                new HostName(imapHost),
                                imapPort,
                                security,
                                username,
                                Authentication.PASSWORD,
                                sentFolder),
                        new Secret(password),
                        false)),
                true);
    }

    private record Limits(
            Duration limit,
            Duration connect,
            int smtpTlsPort,
            int smtpStarttlsPort,
            int imapTlsPort,
            int imapStarttlsPort)
            implements CheckConfig {
        @Override
        public String ehloName() {
            return "localhost";
        }

        @Override
        public int burst() {
            return 1;
        }

        @Override
        public Duration refill() {
            return limit;
        }
    }
}
