package dev.facteur.settings.check.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoginTurnsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final LoginTurns turns = LoginTurns.shared(LONG);
    private final Deadline deadline = Deadline.in(LONG);

    private CompletableFuture<Boolean> imapAsks(LoginTurns asked) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(asked.imapMayLogIn(deadline));
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Test
    void imapWaitsForSmtp() throws InterruptedException {
        CompletableFuture<Boolean> imap = imapAsks(turns);

        assertThat(turns.smtpMayLogIn(deadline)).isTrue();
        assertThat(imap).isNotDone();
        turns.answered(false);
        turns.smtpIsThrough();

        assertThat(imap.join()).isTrue();
    }

    @Test
    void nobodyLogsInAfterARefusal() throws InterruptedException {
        assertThat(turns.smtpMayLogIn(deadline)).isTrue();
        turns.answered(true);
        turns.smtpIsThrough();

        assertThat(imapAsks(turns).join()).isFalse();
    }

    @Test
    void imapGoesFirstWhereSmtpTakesLongAndSmtpThenWaits() throws InterruptedException {
        LoginTurns impatient = LoginTurns.shared(Duration.ofMillis(1));

        assertThat(imapAsks(impatient).join()).isTrue();
        assertThat(impatient.smtpMayLogIn(Deadline.in(Duration.ofMillis(1)))).isFalse();
        impatient.answered(true);

        assertThat(impatient.smtpMayLogIn(deadline)).isFalse();
    }
}
