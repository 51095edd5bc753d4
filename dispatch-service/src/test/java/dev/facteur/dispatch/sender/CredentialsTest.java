package dev.facteur.dispatch.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.sender.SettingsClient.CredentialResponse;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import io.quarkus.scheduler.Scheduled;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final SettableClock clock = new SettableClock();
    private final Credentials testSubject = new Credentials(this::answer, () -> Duration.ofMinutes(5), clock);

    @Test
    void aCredentialIsAskedForOnceAndAgainAfterItsTimeOrForANewProfile() {
        // When
        testSubject.of(profile(1));
        testSubject.of(profile(1));
        testSubject.of(profile(2));
        clock.now = clock.now.plus(Duration.ofMinutes(6));
        testSubject.of(profile(2));

        // Then
        assertThat(asked).hasValue(3);
    }

    @Test
    void theCredentialOfASenderWhoSendsNoMoreDoesNotStayInMemory() throws Exception {
        // Given
        testSubject.of(profile(1));
        clock.now = clock.now.plus(Duration.ofMinutes(6));

        // When
        Method forgetting = Credentials.class.getDeclaredMethod("forgetOld");
        testSubject.forgetOld();

        // Then
        assertThat(testSubject.forget(profile(1).key())).isFalse();
        assertThat(forgetting.isAnnotationPresent(Scheduled.class)).isTrue();
    }

    private CredentialResponse answer(String tenantId, String senderId) {
        asked.incrementAndGet();
        return new CredentialResponse("PASSWORD", "secret", null);
    }

    private static SenderProfile profile(long version) {
        return new SenderProfile(
                new TenantId("acme"),
                new SenderId("j.dupond"),
                new EmailAddress("j.dupond@example.org"),
                Optional.empty(),
                Optional.empty(),
                SendingMethod.RELAY,
                Optional.empty(),
                Optional.empty(),
                false,
                Connection.NONE,
                version);
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-11-24T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
