package dev.facteur.settings.check;

import static dev.facteur.model.sender.TransportSecurity.STARTTLS;
import static dev.facteur.model.sender.TransportSecurity.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mailbox that works: what is said to its servers, what is found, what would be better otherwise. */
class WorkingMailboxTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() throws IOException {
        lab.close();
    }

    @Test
    void nothingIsSentAndNothingIsLeftBehind() {
        FakeServer smtp = lab.smtp(STARTTLS);
        FakeServer imap = lab.imap(STARTTLS);

        CheckReport report = lab.check();

        assertThat(report.faults()).isEmpty();
        assertThat(smtp.heard())
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactly("EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "RSET", "QUIT");
        assertThat(imap.heard())
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactly(
                        "CAPABILITY",
                        "STARTTLS",
                        "CAPABILITY",
                        "AUTHENTICATE",
                        "CAPABILITY",
                        "LIST",
                        "SELECT",
                        "LOGOUT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * LIST (\\Sent) "/" "Courrier sortant"                    | Courrier sortant
            * LIST () "/" "&AMk-l&AOk-ments envoy&AOk-s"              | Éléments envoyés
            * LIST () "." INBOX.Sent                                  | INBOX.Sent
            * LIST () "/" OUTBOX                                      | OUTBOX
            * LIST () "/" "Gesendete Elemente"                        | Gesendete Elemente
            * LIST () "/" "Elementos enviados"                        | Elementos enviados
            * LIST () "/" "Posta inviata"                             | Posta inviata
            * LIST () "/" "Verzonden items"                           | Verzonden items
            * LIST () "/" "Itens enviados"                            | Itens enviados
            """)
    void findsTheFolderForSentMail(String listed, String folder) {
        lab.smtp(STARTTLS);
        lab.imap(TLS).on("LIST", "* LIST () \"/\" INBOX\n" + listed + "\n# OK Completed");

        CheckReport report = lab.check();

        assertThat(report.faults()).isEmpty();
        assertThat(report.sentFolder()).contains(folder);
    }

    @Test
    void theOutboxIsWhatItSaysWhereThereIsAnotherFolderForSentMail() {
        lab.smtp(STARTTLS);
        lab.imap(TLS).on("LIST", "* LIST () \"/\" Outbox\n* LIST () \"/\" \"Sent Items\"\n# OK Completed");

        assertThat(lab.check().sentFolder()).contains("Sent Items");
    }

    @Test
    void theRightToPutMessagesInCountsMoreThanReadOnly() {
        lab.smtp(STARTTLS);
        FakeServer imap = lab.imap(TLS)
                .on("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR ACL\n# OK Completed")
                .on("SELECT", "# OK [READ-ONLY] Completed")
                .on("MYRIGHTS", "* MYRIGHTS Sent lrsi\n# OK Completed");
        assertThat(lab.check().faults()).isEmpty();

        imap.on("MYRIGHTS", "* MYRIGHTS Sent lrs\n# OK Completed");
        assertThat(lab.check().faults()).extracting("code").containsExactly("SENT_FOLDER_READ_ONLY");
    }

    @Test
    void noFolderIsNoFaultWhereNoCopyIsWanted() {
        lab.smtp(STARTTLS);
        lab.imap(TLS).on("LIST", "* LIST () \"/\" INBOX\n# OK Completed");
        lab.copyToSent = false;

        assertThat(lab.check().faults()).isEmpty();
    }

    @Test
    void aGreylistedRecipientIsNoFault() {
        lab.smtp(STARTTLS).on("RCPT", "450 4.2.0 Recipient address rejected: Greylisted");

        CheckReport report = lab.check();

        assertThat(report.faults()).isEmpty();
        assertThat(report.advice()).extracting("code").containsExactly("TRIAL_DEFERRED");
    }

    @Test
    void aCertificateThatEndsSoonIsAnAdvice() {
        lab.smtp(STARTTLS);
        lab.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(25));

        assertThat(lab.check().advice()).extracting("code").containsExactly("CERTIFICATE_EXPIRES");
    }

    @Test
    void aServerThatFilesCopiesItselfIsAnAdvice() {
        lab.smtp(STARTTLS);
        lab.imap(TLS).on("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR X-GM-EXT-1\n# OK Completed");

        assertThat(lab.check().advice()).extracting("code").containsExactly("SERVER_FILES_COPIES");
    }

    @Test
    void whatAProviderIsKnownForIsAnAdvice() {
        lab.smtp(TLS);
        lab.imap(TLS);
        lab.smtpHost = "smtp.gmail.com";
        lab.imapHost = "imap.gmail.com";

        assertThat(lab.check().advice()).extracting("code").containsExactly("PROVIDER_FILES_COPY");
    }

    @Test
    void aNameThatChangesItsMindLeadsNowhereElse() {
        lab.smtp(STARTTLS);
        AtomicInteger asked = new AtomicInteger();

        CheckReport report = lab.check(name -> List.of(
                asked.getAndIncrement() == 0
                        ? InetAddress.getLoopbackAddress()
                        : InetAddress.getByAddress(new byte[] {10, 0, 0, 1})));

        assertThat(report.faults()).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aNameThatTurnsInwardIsNotFollowedByTheSiblingsEither() {
        lab.smtp(STARTTLS);
        lab.smtpPort = lab.closedPort();
        AtomicInteger asked = new AtomicInteger();

        CheckReport report = lab.check(name -> List.of(
                asked.getAndIncrement() == 0
                        ? InetAddress.getLoopbackAddress()
                        : InetAddress.getByAddress(new byte[] {10, 0, 0, 1})));

        assertThat(report.faults()).extracting("code").containsExactly("CONNECTION_REFUSED");
        assertThat(report.faults().getFirst().suggestions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mot de passe à rallonge", "\"quoted\\ \"", "é{5}"})
    void passwordsOfAllKindsArriveAsTheyAre(String password) {
        lab.smtp(STARTTLS);
        FakeServer imap = lab.imap(TLS);
        lab.smtpPassword = password;

        assertThat(lab.check().faults()).isEmpty();
        assertThat(imap.heard()).anySatisfy(line -> assertThat(decoded(line)).endsWith("\0" + password));
    }

    private static String decoded(String line) {
        return line.startsWith("AUTHENTICATE PLAIN ")
                ? new String(
                        java.util.Base64.getDecoder().decode(line.substring("AUTHENTICATE PLAIN ".length())),
                        java.nio.charset.StandardCharsets.UTF_8)
                : "";
    }

    @Test
    void aChosenFolderIsTheOneThatIsUsed() {
        lab.smtp(STARTTLS);
        FakeServer imap =
                lab.imap(TLS).on("LIST", "* LIST (\\Sent) \"/\" Sent\n* LIST () \"/\" \"R &- D\"\n# OK Completed");
        lab.sentFolder = Optional.of("R & D");

        assertThat(lab.check().sentFolder()).contains("R & D");
        assertThat(imap.heard()).contains("SELECT \"R &- D\"");
    }
}
