package dev.facteur.settings.check;

import static dev.facteur.model.sender.TransportSecurity.STARTTLS;
import static dev.facteur.model.sender.TransportSecurity.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers lock accounts after a few wrong passwords: a check never tries one twice. */
class OneLoginTest {
    private static final String REFUSED = "# NO [AUTHENTICATIONFAILED] Authentication failed.";

    private final Lab lab = new Lab();

    @AfterEach
    void close() throws IOException {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "535 5.7.8 Error: authentication failed",
                "454 4.7.0 Temporary authentication failure",
                FakeServer.HANGS_UP
            })
    void aRefusalBySmtpIsNotProvokedAgainByImap(String answer) {
        FakeServer smtp = lab.smtp(STARTTLS).on("AUTH", answer);
        FakeServer imap = lab.imap(TLS).on("AUTHENTICATE", REFUSED);

        CheckReport report = lab.check();

        assertThat(smtp.logins()).isEqualTo(1);
        assertThat(imap.logins()).isZero();
        assertThat(report.faults()).hasSize(1);
    }

    @Test
    void theLocalPartAndTheAddressAreOneAccount() {
        lab.smtp(STARTTLS).on("AUTH", "535 5.7.8 no");
        FakeServer imap = lab.imap(TLS);
        lab.imapUsername = "Jeanne.Martin";

        lab.check();

        assertThat(imap.logins()).isZero();
    }

    @Test
    void anotherPasswordIsTriedBesides() {
        FakeServer smtp = lab.smtp(STARTTLS).on("AUTH", "535 5.7.8 no");
        FakeServer imap = lab.imap(TLS).on("AUTHENTICATE", REFUSED);
        lab.imapPassword = Optional.of("another");

        CheckReport report = lab.check();

        assertThat(smtp.logins()).isEqualTo(1);
        assertThat(imap.logins()).isEqualTo(1);
        assertThat(report.faults()).extracting("field").containsExactly("/smtp/password", "/imap/password");
    }

    @Test
    void whereSmtpDoesNotGetThatFarImapLogsInOnce() {
        lab.smtp(STARTTLS);
        lab.smtpPort = lab.closedPort();
        FakeServer imap = lab.imap(TLS).on("AUTHENTICATE", REFUSED);

        CheckReport report = lab.check();

        assertThat(imap.logins()).isEqualTo(1);
        assertThat(report.faults()).extracting("field").containsExactly("/smtp/port", "/smtp/password");
    }

    @Test
    void aServerThatIsSlowIsEnteredAllTheSameAndNoOther() {
        CountDownLatch siblingIsTried = new CountDownLatch(1);
        FakeServer tls = lab.smtp(TLS).tellingOfClients(siblingIsTried);
        FakeServer slow = lab.smtp(STARTTLS).waitingFor(siblingIsTried);

        CheckReport report = lab.check();

        assertThat(report.faults()).isEmpty();
        assertThat(slow.logins()).isEqualTo(1);
        assertThat(tls.logins()).isZero();
    }

    @Test
    void nobodyLogsInAtADoorThatWasNotGiven() {
        FakeServer tls = lab.smtp(TLS);
        FakeServer startTls = lab.smtp(STARTTLS);
        lab.smtpPort = lab.closedPort();

        lab.check();

        assertThat(tls.logins()).isZero();
        assertThat(startTls.logins()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH=PLAIN", "AUTH=PLAIN SASL-IR", "IDLE"})
    void logsInByWhatImapOffers(String capabilities) {
        lab.smtp(STARTTLS);
        FakeServer imap = lab.imap(TLS).on("CAPABILITY", "* CAPABILITY IMAP4rev1 " + capabilities + "\n# OK Completed");

        assertThat(lab.check().faults()).isEmpty();
        assertThat(imap.logins()).isEqualTo(1);
    }
}
