package dev.facteur.settings.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.SenderKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PersonalLimitTest {
    private static final SenderKey JEANNE = SenderKey.parse("acme/jeanne");
    private static final SenderKey PAUL = SenderKey.parse("acme/paul");

    private Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private final PersonalLimit limit = new PersonalLimit(3, Duration.ofSeconds(20), moving());

    private Clock moving() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void aRowIsFreeAndThenOneEveryRefill() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take(JEANNE)).isEmpty();
        }
        assertThat(limit.take(JEANNE)).contains(Duration.ofSeconds(20));

        now = now.plusSeconds(20);

        assertThat(limit.take(JEANNE)).isEmpty();
        assertThat(limit.take(JEANNE)).isPresent();
    }

    @Test
    void theSameSenderOfAnotherTenantIsSomebodyElse() {
        while (limit.take(JEANNE).isEmpty()) {}

        assertThat(limit.take(SenderKey.parse("globex/jeanne"))).isEmpty();
    }

    @Test
    void oneDoesNotUseUpTheOthers() {
        while (limit.take(JEANNE).isEmpty()) {
            assertThat(limit.take(PAUL)).isEmpty();
        }
    }
}
