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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ServersTest {
    private static final String SERVER = "smtp.example.org:587 STARTTLS";
    private static final String ANOTHER = "another.example.org:587 STARTTLS";
    /** A server's is 404, that of all together 1212, that of their large ones 404; one of 102 is large. */
    private static final MemoryShares SHARES = new MemoryShares(1616);

    private static final DeliveryOutcome SILENCE = deferred(DelayReason.SERVER_UNREACHABLE, Optional.empty());
    private static final DeliveryOutcome REFUSAL =
            deferred(DelayReason.RETRY, Optional.of(smtp(OptionalInt.of(451), "try again")));
    private static final DeliveryOutcome NOT_ASKED = deferred(DelayReason.SETTINGS_UNAVAILABLE, Optional.empty());

    private final SettableClock clock = new SettableClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Servers testSubject = new Servers(new SmallServers(), metrics, clock);

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
        assertThat(testSubject.isAway(ANOTHER)).isFalse();
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
        assertThat(metrics.get("facteur.servers.away").gauges()).allMatch(away -> away.value() == 0);
    }

    @Test
    void whatIsAwayIsCountedByItsProviderAndNeverNamed() {
        // Given
        String orange = "smtp.orange.fr:465 TLS";

        // When
        testSubject.learn(orange, SILENCE);
        testSubject.learn(orange, SILENCE);

        // Then
        assertThat(metrics.get("facteur.servers.away")
                        .tag("provider", "orange")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(metrics.get("facteur.servers").tag("breaker", "OPEN").gauge().value())
                .isEqualTo(1);
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
        assertThat(testSubject.enter(SERVER, 500, SHARES))
                .as("a single one, however large")
                .isEqualTo(Entry.ENTERED);
        assertThat(testSubject.enter(SERVER, 1, SHARES)).isEqualTo(Entry.SERVER_FULL);
        testSubject.leave(SERVER, 500, SHARES);
        assertThat(testSubject.enter(SERVER, 10, SHARES)).isEqualTo(Entry.ENTERED);
        assertThat(testSubject.enter(SERVER, 10, SHARES)).isEqualTo(Entry.ENTERED);
        assertThat(testSubject.enter(SERVER, 10, SHARES)).isEqualTo(Entry.SERVER_FULL);
        assertThat(testSubject.closed()).containsExactly(SERVER);
    }

    @Test
    void largeRequestsOfAllServersHaveAShareThatLeavesRoomForTheOthers() {
        // Given
        assertThat(testSubject.enter(SERVER, 500, SHARES)).isEqualTo(Entry.ENTERED);

        // When / Then
        assertThat(testSubject.enter(ANOTHER, 102, SHARES)).isEqualTo(Entry.NO_ROOM);
        assertThat(testSubject.enter(ANOTHER, 100, SHARES)).isEqualTo(Entry.ENTERED);
        assertThat(testSubject.closed()).isEmpty();
        testSubject.leave(SERVER, 500, SHARES);
        assertThat(testSubject.enter(ANOTHER, 102, SHARES)).isEqualTo(Entry.ENTERED);
    }

    @Test
    void allServersTogetherLeaveRoomForTheRelay() {
        // Given
        for (int i = 0; i < 12; i++) {
            assertThat(testSubject.enter(i + ".example.org:587 TLS", 101, SHARES))
                    .isEqualTo(Entry.ENTERED);
        }

        // When / Then
        assertThat(testSubject.enter(SERVER, 1, SHARES)).isEqualTo(Entry.NO_ROOM);
        testSubject.leave("1.example.org:587 TLS", 101, SHARES);
        assertThat(testSubject.enter(SERVER, 101, SHARES)).isEqualTo(Entry.ENTERED);
    }

    @Test
    void aClockThatIsPutBackKeepsNoServerAway() {
        // Given
        isAway();

        // When
        clock.goOn(Duration.ofHours(-1));

        // Then
        assertThat(testSubject.isAway(SERVER)).isFalse();
        assertThat(testSubject.mayContact(SERVER)).isTrue();
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
