package dev.facteur.settings.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.ServerIdentity;
import dev.facteur.embedded.TestAuthority;
import dev.facteur.embedded.debian.Account;
import dev.facteur.embedded.debian.Folders;
import dev.facteur.embedded.debian.PostfixAndDovecot;
import dev.facteur.embedded.debian.RealServers;
import dev.facteur.model.sender.TransportSecurity;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong → which field is outlined, as the servers of half the world say it. */
@RealServers
class PostfixAndDovecotCheckTest {
    @SuppressWarnings("NullAway.Init") // started once
    private static PostfixAndDovecot mail;

    private final Account jeanne =
            new Account("jeanne-" + UUID.randomUUID() + "@" + PostfixAndDovecot.DOMAIN, "Zeppelin-42-geheim");

    @BeforeAll
    static void start() {
        mail = PostfixAndDovecot.start();
    }

    @AfterAll
    static void stop() {
        mail.close();
    }

    private MailboxOf works(Account account) {
        mail.add(account);
        return MailboxOf.account(account, mail);
    }

    private static void refuses(MailboxOf mailbox, String... faults) {
        assertThat(mailbox.checked(mail).faults())
                .extracting(fault -> fault.field() + " " + fault.code())
                .containsExactly(faults);
    }

    @ParameterizedTest
    @EnumSource
    void aMailboxThatWorksWorksAtOnce(TransportSecurity security) {
        CheckReport report = works(jeanne).with(security, mail).checked(mail);

        assertThat(report.faults()).isEmpty();
        assertThat(report.sentFolder()).contains("Sent");
        assertThat(mail.folder(jeanne.address(), "INBOX")).isEmpty();
    }

    @Test
    void imapThatTakesNoLoginInClearIsUsedAfterStarttls() {
        MailboxOf mailbox = works(jeanne).with(TransportSecurity.STARTTLS, mail);

        assertThat(mailbox.withImapHost(PostfixAndDovecot.HOST_THAT_TRUSTS_NOBODY)
                        .checked(mail)
                        .faults())
                .isEmpty();
    }

    @Test
    void aWrongPasswordIsThePasswordsFault() {
        refuses(works(jeanne).withPassword("wrong"), "/smtp/password CREDENTIALS_REFUSED");
    }

    @Test
    void aUserNobodyKnowsLooksTheSame() {
        refuses(works(jeanne).withUsername("nobody@" + PostfixAndDovecot.DOMAIN), "/smtp/password CREDENTIALS_REFUSED");
    }

    @Test
    void theLocalPartIsAUserNameWhereTheServerWantsIt() {
        Account byLocalPart = jeanne.withUsername(
                jeanne.address().substring(0, jeanne.address().indexOf('@')));

        assertThat(works(byLocalPart).checked(mail).faults()).isEmpty();
    }

    @Test
    void starttlsAtThePortsOfImplicitTlsIsTheSecuritysFault() {
        MailboxOf mailbox = works(jeanne).with(TransportSecurity.TLS, mail).withSecurity(TransportSecurity.STARTTLS);

        refuses(
                mailbox.within(Duration.ofSeconds(3)),
                "/smtp/security IMPLICIT_TLS_EXPECTED",
                "/imap/security IMPLICIT_TLS_EXPECTED");
    }

    @Test
    void tlsAtThePortsOfStarttlsIsTheSecuritysFault() {
        MailboxOf mailbox = works(jeanne).with(TransportSecurity.STARTTLS, mail).withSecurity(TransportSecurity.TLS);

        refuses(mailbox, "/smtp/security STARTTLS_EXPECTED", "/imap/security STARTTLS_EXPECTED");
    }

    @Test
    void aPortWhereServersMeetIsThePortsFault() {
        MailboxOf mailbox = works(jeanne).with(TransportSecurity.STARTTLS, mail);

        refuses(mailbox.withSmtpPort(mail.serverToServerPort()), "/smtp/port NO_AUTH");
    }

    @Test
    void anAddressOfSomebodyElseIsTheAddresssFault() {
        Account boss = new Account("boss-" + jeanne.address(), "another");
        mail.add(boss);

        refuses(works(jeanne).withAddress(boss.address()), "/address SENDER_NOT_OWNED");
    }

    @Test
    void findsTheSentFolderUnderTheInbox() {
        CheckReport report = works(jeanne.withFolders(Folders.SENT_UNDER_INBOX)).checked(mail);

        assertThat(report.faults()).isEmpty();
        assertThat(report.sentFolder()).contains("INBOX.Sent");
    }

    @Test
    void noSentFolderIsItsOwnFault() {
        refuses(works(jeanne.withFolders(Folders.NO_SENT)), "/imap/sentFolder SENT_FOLDER_NOT_FOUND");
    }

    @Test
    void aChosenFolderThatIsMissingIsItsOwnFault() {
        refuses(works(jeanne).withSentFolder("Factures"), "/imap/sentFolder SENT_FOLDER_MISSING");
    }

    static Stream<Arguments> certificates() {
        TestAuthority authority = mail.authority();
        return Stream.of(
                Arguments.of("CERTIFICATE_NAME_MISMATCH", authority.issue("mail.elsewhere.test")),
                Arguments.of("CERTIFICATE_EXPIRED", authority.issueExpired("localhost")),
                Arguments.of("CERTIFICATE_UNTRUSTED", TestAuthority.selfSigned("localhost")));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void aCertificateThatProvesNothingIsTheHostsFault(String code, ServerIdentity identity) {
        try (PostfixAndDovecot doubtful = PostfixAndDovecot.start(mail.authority(), identity)) {
            doubtful.add(jeanne);

            assertThat(MailboxOf.account(jeanne, doubtful).checked(doubtful).faults())
                    .extracting(fault -> fault.field() + " " + fault.code())
                    .containsExactly("/smtp/host " + code, "/imap/host " + code);
        }
    }

    @Test
    void aSentFolderThatIsReadOnlyIsItsOwnFault() {
        refuses(works(jeanne.withFolders(Folders.SENT_READ_ONLY)), "/imap/sentFolder SENT_FOLDER_READ_ONLY");
    }
}
