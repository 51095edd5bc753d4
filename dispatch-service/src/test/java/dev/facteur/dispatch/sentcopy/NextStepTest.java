package dev.facteur.dispatch.sentcopy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.sentcopy.NextStep.Again;
import dev.facteur.dispatch.sentcopy.NextStep.Done;
import dev.facteur.dispatch.sentcopy.NextStep.GiveUp;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.AlreadyThere;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Filed;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Never;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.SignInRefused;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextStepTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofDays(7);

    @Test
    void whatIsInTheFolderIsDoneWhoeverPutItThere() {
        assertThat(after(new Filed(), 1, BEGIN)).isEqualTo(new Done());
        assertThat(after(new AlreadyThere(), 1, BEGIN)).isEqualTo(new Done());
    }

    @Test
    void aFailureIsTriedAgainAsTheScheduleOfDocumentsSays() {
        assertThat(after(new NotNow("down"), 1, BEGIN)).isEqualTo(new Again(BEGIN.plusSeconds(60), "down"));
        assertThat(after(new NotNow("down"), 9, BEGIN.plus(Duration.ofHours(3))))
                .isEqualTo(new Again(BEGIN.plus(Duration.ofHours(4)), "down"));
    }

    @Test
    void afterADayItIsGivenUp() {
        assertThat(after(new NotNow("down"), 26, BEGIN.plus(Duration.ofHours(24))))
                .isEqualTo(new GiveUp("Given up after a day. down"));
    }

    @Test
    void aRefusedSignInIsNotRepeatedUntilThePatienceEnds() {
        assertThat(after(new SignInRefused("no"), 1, BEGIN.plusSeconds(5)))
                .isEqualTo(new Again(BEGIN.plus(PATIENCE), "no"));
        assertThat(after(new SignInRefused("no"), 2, BEGIN.plus(PATIENCE))).isInstanceOf(GiveUp.class);
    }

    @Test
    void whatCanNeverBeFiledIsGivenUpAtOnce() {
        assertThat(after(new Never("too big"), 1, BEGIN)).isEqualTo(new GiveUp("too big"));
    }

    @Test
    void theAddressOfTheMailboxIsNotPrinted() {
        assertThat(copy(1)).asString().contains("acme/r-1").doesNotContain("mail.example");
    }

    private static NextStep after(FilingOutcome outcome, int attempt, Instant now) {
        return NextStep.after(copy(attempt), outcome, now, PATIENCE, 0);
    }

    private static PendingCopy copy(int attempt) {
        return new PendingCopy(
                new RequestId("r-1"),
                new SenderKey(new TenantId("acme"), new SenderId("j.dupond")),
                new EmailAddress("j.dupond@mail.example"),
                "<1@app.example>",
                BEGIN,
                Optional.empty(),
                attempt,
                BEGIN);
    }
}
