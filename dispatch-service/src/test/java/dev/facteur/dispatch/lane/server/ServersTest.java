package dev.facteur.dispatch.lane.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.testsupport.SettableClock;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.SmtpDetail;
import dev.facteur.model.outcome.WhoActs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ServersTest {
    private static final String SERVER = "smtp.example.org:587 STARTTLS";
    private static final DeliveryOutcome SILENCE = deferred(DelayReason.SERVER_UNREACHABLE, Optional.empty());
    private static final DeliveryOutcome REFUSAL =
            deferred(DelayReason.RETRY, Optional.of(smtp(OptionalInt.of(451), "try again")));
    private static final DeliveryOutcome NOT_ASKED = deferred(DelayReason.SETTINGS_UNAVAILABLE, Optional.empty());

    private final SettableClock clock = new SettableClock();
    private final Servers testSubject = new Servers(new SmallServers(), clock);

    @Test
    void aServerThatDoesNotAnswerAgainAndAgainIsAway() {
        // When
        Learnt first = testSubject.learn(SERVER, SILENCE);
        Learnt second = testSubject.learn(SERVER, SILENCE);

        // Then
        assertThat(first).isEqualTo(Learnt.NOTHING_NEW);
        assertThat(second).isEqualTo(Learnt.LOOK_AGAIN);
        assertThat(testSubject.isAway(SERVER)).isTrue();
        assertThat(testSubject.closed()).containsExactly(SERVER);
        assertThat(testSubject.isAway("another.example.org:587 STARTTLS")).isFalse();
    }

    @Test
    void anyAnswerInBetweenShowsThatItIsThere() {
        // Given
        testSubject.learn(SERVER, SILENCE);

        // When
        testSubject.learn(SERVER, REFUSAL);
        testSubject.learn(SERVER, SILENCE);

        // Then
        assertThat(testSubject.isAway(SERVER)).isFalse();
    }

    @Test
    void aLoginThatIsNeverAnsweredCountsAsSilence() {
        // Given
        DeliveryOutcome timedOut = deferred(DelayReason.RETRY, Optional.of(smtp(OptionalInt.empty(), "TIMED_OUT")));

        // When
        testSubject.learn(SERVER, timedOut);
        testSubject.learn(SERVER, timedOut);

        // Then
        assertThat(testSubject.isAway(SERVER)).isTrue();
    }

    @Test
    void oneAtATimeLooksWhetherItIsBack() {
        // Given
        isAway();
        assertThat(testSubject.mayContact(SERVER)).isFalse();

        // When
        clock.goOn(Duration.ofSeconds(2));

        // Then
        assertThat(testSubject.mayContact(SERVER)).isTrue();
        assertThat(testSubject.mayContact(SERVER)).isFalse();
        assertThat(testSubject.learn(SERVER, SILENCE)).isEqualTo(Learnt.LOOK_AGAIN);
        assertThat(testSubject.mayContact(SERVER)).isFalse();
    }

    @Test
    void theFirstAnswerBringsItBack() {
        // Given
        isAway();
        clock.goOn(Duration.ofSeconds(2));
        testSubject.mayContact(SERVER);

        // When
        Learnt learnt = testSubject.learn(SERVER, new Accepted(List.of(), Optional.empty()));

        // Then
        assertThat(learnt).isEqualTo(Learnt.IS_BACK);
        assertThat(testSubject.mayContact(SERVER)).isTrue();
        assertThat(testSubject.away()).isZero();
    }

    @Test
    void whoWasToLookAndNeverCameThereLeavesItToTheNext() {
        // Given
        isAway();
        clock.goOn(Duration.ofSeconds(2));
        testSubject.mayContact(SERVER);

        // When
        testSubject.learn(SERVER, NOT_ASKED);

        // Then
        assertThat(testSubject.mayContact(SERVER)).isTrue();
    }

    @Test
    void aConnectionLostAtTheEndSaysNothingAboutTheServer() {
        // When
        testSubject.learn(SERVER, new Uncertain("lost", Optional.of(smtp(OptionalInt.empty(), "RESET_BY_PEER"))));
        testSubject.learn(SERVER, new Uncertain("lost", Optional.of(smtp(OptionalInt.empty(), "RESET_BY_PEER"))));

        // Then
        assertThat(testSubject.isAway(SERVER)).isFalse();
    }

    @Test
    void aServerHasItsShareOfMemoryByNumberAndByBytes() {
        assertThat(testSubject.enter(SERVER, 200, 100))
                .as("a single one, however large")
                .isTrue();
        assertThat(testSubject.enter(SERVER, 1, 100)).isFalse();
        testSubject.leave(SERVER, 200);
        assertThat(testSubject.enter(SERVER, 10, 100)).isTrue();
        assertThat(testSubject.enter(SERVER, 10, 100)).isTrue();
        assertThat(testSubject.enter(SERVER, 10, 100)).isFalse();
        assertThat(testSubject.closed()).containsExactly(SERVER);
    }

    private void isAway() {
        testSubject.learn(SERVER, SILENCE);
        testSubject.learn(SERVER, SILENCE);
    }

    private static DeliveryOutcome deferred(DelayReason reason, Optional<SmtpDetail> smtp) {
        return new Deferred(reason, Optional.empty(), "detail", smtp, FailureCause.SERVER_UNREACHABLE, WhoActs.SENDER);
    }

    private static SmtpDetail smtp(OptionalInt code, String text) {
        return new SmtpDetail("AUTH", code, Optional.empty(), Optional.of(text));
    }
}
