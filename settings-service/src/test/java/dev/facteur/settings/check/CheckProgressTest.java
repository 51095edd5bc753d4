package dev.facteur.settings.check;

import static dev.facteur.model.sender.TransportSecurity.STARTTLS;
import static dev.facteur.model.sender.TransportSecurity.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.settings.check.progress.CheckStage;
import dev.facteur.settings.check.progress.CheckStep;
import dev.facteur.settings.check.progress.CheckStep.State;
import dev.facteur.settings.check.progress.CheckedServer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stages of a check are told as they really pass. */
class CheckProgressTest {
    private final Lab lab = new Lab();
    private final List<CheckStep> steps = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws IOException {
        lab.close();
    }

    private List<String> heardOf(CheckedServer server, int port) {
        return steps.stream()
                .filter(step -> step.server() == server && step.door().port() == port)
                .map(step -> (step.stage() + " " + step.state()).toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void everyStageOfAMailboxThatWorksBeginsAndPasses() {
        lab.smtp(STARTTLS);
        lab.imap(TLS);

        lab.checkHeardBy(steps::add);

        assertThat(heardOf(CheckedServer.SMTP, lab.smtpPort))
                .containsExactly(
                        "connect started",
                        "connect passed",
                        "secure started",
                        "secure passed",
                        "sign_in started",
                        "sign_in passed",
                        "sender started",
                        "sender passed");
        assertThat(heardOf(CheckedServer.IMAP, lab.imapPort))
                .containsExactly(
                        "connect started",
                        "connect passed",
                        "secure started",
                        "secure passed",
                        "sign_in started",
                        "sign_in passed",
                        "sent_folder started",
                        "sent_folder passed");
    }

    @Test
    void aStageIsToldWhileItLasts() {
        CountDownLatch told = new CountDownLatch(1);
        lab.smtp(STARTTLS).waitingFor(told);

        CheckReport report = lab.checkHeardBy(step -> {
            steps.add(step);
            if (step.stage() == CheckStage.SECURE && step.state() == State.STARTED) {
                told.countDown();
            }
        });

        assertThat(report.faults()).isEmpty();
    }

    @Test
    void aWrongPasswordFailsAtTheSignInAndImapDoesNotSignIn() {
        lab.smtp(STARTTLS).on("AUTH", "535 5.7.8 no");
        lab.imap(TLS);

        lab.checkHeardBy(steps::add);

        assertThat(heardOf(CheckedServer.SMTP, lab.smtpPort)).endsWith("sign_in started", "sign_in failed");
        assertThat(heardOf(CheckedServer.IMAP, lab.imapPort)).endsWith("secure started", "secure passed");
    }

    @Test
    void aWrongPortFailsAtTheConnectionAndTheOneThatOpensIsSeenToOpen() {
        lab.smtp(STARTTLS);
        int right = lab.smtpPort;
        lab.smtpPort = lab.closedPort();

        lab.checkHeardBy(steps::add);

        assertThat(heardOf(CheckedServer.SMTP, lab.smtpPort)).startsWith("connect started", "connect failed");
        assertThat(heardOf(CheckedServer.SMTP, right))
                .containsExactly("connect started", "connect passed", "secure started", "secure passed");
    }

    @Test
    void anAddressThatIsNotTheAccountsFailsAtTheSender() {
        lab.smtp(STARTTLS).on("MAIL", "553 5.7.1 not owned by user");

        lab.checkHeardBy(steps::add);

        assertThat(heardOf(CheckedServer.SMTP, lab.smtpPort)).endsWith("sender started", "sender failed");
    }

    @Test
    void aFolderThatIsNotThereFailsAtTheFolder() {
        lab.smtp(STARTTLS);
        lab.imap(TLS).on("LIST", "* LIST () \"/\" INBOX\n# OK Completed");

        lab.checkHeardBy(steps::add);

        assertThat(heardOf(CheckedServer.IMAP, lab.imapPort)).endsWith("sent_folder started", "sent_folder failed");
    }
}
