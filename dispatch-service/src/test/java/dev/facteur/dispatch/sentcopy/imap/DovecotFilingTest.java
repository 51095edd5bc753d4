package dev.facteur.dispatch.sentcopy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.AlreadyThere;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Filed;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.SignInRefused;
import dev.facteur.dispatch.testsupport.ImapClient;
import dev.facteur.embedded.TestAuthority;
import dev.facteur.embedded.debian.Account;
import dev.facteur.embedded.debian.Folders;
import dev.facteur.embedded.debian.PostfixAndDovecot;
import dev.facteur.embedded.debian.RealServers;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The IMAP server of half the world, with its own words. */
@RealServers
class DovecotFilingTest {
    private static final Instant DATE = Instant.parse("2026-11-20T08:30:00Z");
    private static final byte[] CONTENT = """
            Date: Fri, 20 Nov 2026 08:30:00 +0000
            To: client@example.org,
             other@example.org
            Message-ID: <0123456789abcdef@app.example>
            Subject: Facture
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit

            Été\s
            ..
            .
            """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    private static final MessageToFile MESSAGE =
            new MessageToFile("<0123456789abcdef@app.example>", DATE, CONTENT.length, out -> out.write(CONTENT));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init") // started once
    private static PostfixAndDovecot mail;

    private final Account jeanne = new Account(UUID.randomUUID() + "@" + PostfixAndDovecot.DOMAIN, "correct horse");

    @BeforeAll
    static void start() {
        mail = PostfixAndDovecot.start();
    }

    @AfterAll
    static void stop() {
        mail.close();
    }

    @ParameterizedTest
    @EnumSource
    void aCopyIsByteIdenticalReadAndDatedAsTheMessage(TransportSecurity security) throws Exception {
        mail.add(jeanne);

        assertThat(file(server(jeanne, security, Optional.empty()))).isEqualTo(new Filed());

        assertThat(mail.folder(jeanne.address(), "Sent")).singleElement().isEqualTo(CONTENT);
        try (ImapClient client = client()) {
            assertThat(client.only("Sent")).isEqualTo(new ImapClient.Shown(true, false, DATE));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SENT_READ_ONLY", mode = EnumSource.Mode.EXCLUDE)
    void isFiledOnceHoweverTheFoldersAreArranged(Folders folders) {
        mail.add(jeanne.withFolders(folders));
        ImapServer server = server(jeanne, TransportSecurity.TLS, Optional.empty());

        assertThat(file(server)).isEqualTo(new Filed());
        assertThat(file(server)).isEqualTo(new AlreadyThere());

        assertThat(mail.folder(jeanne.address(), "Sent")).hasSize(1);
    }

    /** With a prefix, Dovecot does not even look whether a folder without it is there. */
    @ParameterizedTest
    @CsvSource({"SENT, Gone", "SENT_UNDER_INBOX, Gone", "SENT_UNDER_INBOX, INBOX.Gone"})
    void aFolderThatIsGoneIsFoundAgainUnderItsNewName(Folders folders, String gone) {
        mail.add(jeanne.withFolders(folders));
        ImapServer server = server(jeanne, TransportSecurity.TLS, Optional.of(gone));

        assertThat(file(server)).isEqualTo(new Filed());
        assertThat(file(server)).isEqualTo(new AlreadyThere());

        assertThat(mail.folder(jeanne.address(), "Sent")).hasSize(1);
    }

    @Test
    void aFolderThatOneMayOnlyReadIsTriedAgainLater() {
        mail.add(jeanne.withFolders(Folders.SENT_READ_ONLY));

        assertThat(file(server(jeanne, TransportSecurity.TLS, Optional.empty())))
                .isInstanceOfSatisfying(
                        NotNow.class, notNow -> assertThat(notNow.detail()).contains("NOPERM"));
    }

    @Test
    void aCertificateOfAnotherHostIsNotAccepted() {
        TestAuthority authority = mail.authority();
        try (PostfixAndDovecot other = PostfixAndDovecot.start(authority, authority.issue("other.example"))) {
            for (TransportSecurity security : TransportSecurity.values()) {
                assertThat(filing(other)
                                .file(
                                        server(other, jeanne, security, Optional.empty()),
                                        jeanne.password(),
                                        MESSAGE,
                                        () -> true))
                        .isInstanceOfSatisfying(
                                NotNow.class,
                                notNow -> assertThat(notNow.detail()).contains("certificate"));
            }
        }
    }

    @Test
    void aWrongPasswordIsTheSenders() {
        mail.add(jeanne);
        Account wrong = new Account(jeanne.address(), "wrong");

        assertThat(filing().file(
                                server(wrong, TransportSecurity.STARTTLS, Optional.empty()),
                                "wrong",
                                MESSAGE,
                                () -> true))
                .isInstanceOf(SignInRefused.class);
    }

    private FilingOutcome file(ImapServer server) {
        return filing().file(server, jeanne.password(), MESSAGE, () -> true);
    }

    private static ImapFiling filing() {
        return filing(mail);
    }

    private static ImapFiling filing(PostfixAndDovecot mail) {
        return new ImapFiling(
                new HostGuard(
                        Set.of(mail.imapPort(), mail.imapsPort()),
                        List.of(CidrRange.of("127.0.0.0/8"), CidrRange.of("::1/128"))),
                mail.authority().clientContext(),
                new Limits(PATIENCE, PATIENCE, PATIENCE));
    }

    private static ImapServer server(Account account, TransportSecurity security, Optional<String> sentFolder) {
        return server(mail, account, security, sentFolder);
    }

    private static ImapServer server(
            PostfixAndDovecot mail, Account account, TransportSecurity security, Optional<String> sentFolder) {
        int port = security == TransportSecurity.TLS ? mail.imapsPort() : mail.imapPort();
        return new ImapServer(
                new HostName(mail.host()), port, security, account.username(), Authentication.PASSWORD, sentFolder);
    }

    private ImapClient client() throws Exception {
        return new ImapClient(mail.authority(), mail.host(), mail.imapsPort(), jeanne.username(), jeanne.password());
    }

    private record Limits(Duration connectTimeout, Duration answerTimeout, Duration limit) implements ImapConfig {}
}
