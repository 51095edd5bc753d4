package dev.facteur.dispatch.lane.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.testsupport.SettableClock;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether an API is there, by how attempts end. */
class AnswersTest {
    private static final String API = "MICROSOFT";

    private final Servers testSubject = new Servers(new SmallServers(), new SimpleMeterRegistry(), new SettableClock());

    @Test
    void whatStandsInForAnApiThatIsAwayIsNoAnswer() {
        // When
        testSubject.learnOfApi(API, deferred(DelayReason.SERVER_UNREACHABLE), true);
        testSubject.learnOfApi(API, new Uncertain("502", Optional.empty()), true);

        // Then
        assertThat(testSubject.isAway(API)).isTrue();
    }

    @Test
    void aRefusalIsAnAnswer() {
        // When
        testSubject.learnOfApi(API, deferred(DelayReason.SERVER_UNREACHABLE), true);
        testSubject.learnOfApi(API, deferred(DelayReason.THROTTLED), true);
        testSubject.learnOfApi(API, deferred(DelayReason.SERVER_UNREACHABLE), true);
        testSubject.learnOfApi(API, new AuthenticationExpired("401", Optional.empty()), true);
        testSubject.learnOfApi(API, deferred(DelayReason.SERVER_UNREACHABLE), true);

        // Then
        assertThat(testSubject.isAway(API)).isFalse();
    }

    @Test
    void whoNeverCameToTheApiSaysNothingOfIt() {
        // When
        testSubject.learnOfApi(API, deferred(DelayReason.SERVER_UNREACHABLE), true);
        testSubject.learnOfApi(API, deferred(DelayReason.SETTINGS_UNAVAILABLE), false);
        testSubject.learnOfApi(API, deferred(DelayReason.SERVER_UNREACHABLE), true);

        // Then
        assertThat(testSubject.isAway(API)).isTrue();
    }

    private static DeliveryOutcome deferred(DelayReason reason) {
        return new Deferred(
                reason, Optional.empty(), "no", Optional.empty(), FailureCause.SERVER_UNREACHABLE, WhoActs.OPERATOR);
    }
}
