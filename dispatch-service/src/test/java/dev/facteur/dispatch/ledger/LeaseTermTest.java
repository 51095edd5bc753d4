package dev.facteur.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTermTest {
    private static final long LENGTH = Duration.ofSeconds(5).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = Long.MAX_VALUE - SECOND;

    private final LeaseTerm testSubject = new LeaseTerm(Duration.ofSeconds(5), START);

    @Test
    void countsFromWhenItWasAskedFor() {
        assertThat(testSubject.isHeld(START)).isFalse();

        testSubject.renewed(START, START + 2 * SECOND);

        assertThat(testSubject.isHeld(START + LENGTH - 1)).isTrue();
        assertThat(testSubject.isHeld(START + LENGTH)).isFalse();
    }

    @Test
    void judgesOthersFromTheStartForAsLongAsItIsHeld() {
        testSubject.renewed(START, START + SECOND);
        testSubject.renewed(START + 4 * SECOND, START + 4 * SECOND);

        assertThat(testSubject.mayJudgeOthers(START + 8 * SECOND)).isTrue();
        assertThat(testSubject.mayJudgeOthers(START + 9 * SECOND)).isFalse();
    }

    @Test
    void givesOthersTimeToRenewTheirsAfterItWasLost() {
        testSubject.renewed(START, START);
        long back = START + 20 * SECOND;
        testSubject.renewed(back, back);
        testSubject.renewed(back + 4 * SECOND, back + 4 * SECOND);

        assertThat(testSubject.isHeld(back)).isTrue();
        assertThat(testSubject.mayJudgeOthers(back + LENGTH - 1)).isFalse();
        assertThat(testSubject.mayJudgeOthers(back + LENGTH)).isTrue();
    }

    @Test
    void doesTheSameAfterADatabaseThatWasAwayAtTheStart() {
        testSubject.renewed(START + LENGTH, START + LENGTH);

        assertThat(testSubject.isHeld(START + LENGTH)).isTrue();
        assertThat(testSubject.mayJudgeOthers(START + LENGTH)).isFalse();
    }

    @Test
    void endsWhenItIsGivenUp() {
        testSubject.renewed(START, START);

        testSubject.giveUp(START + 1);

        assertThat(testSubject.isHeld(START + 1)).isFalse();
    }
}
