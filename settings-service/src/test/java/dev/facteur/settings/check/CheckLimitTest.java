package dev.facteur.settings.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.SenderKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CheckLimitTest {
    private static final SenderKey JEANNE = SenderKey.parse("acme/jeanne");
    private static final SenderKey PAUL = SenderKey.parse("acme/paul");

    private Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private final CheckLimit limit = new CheckLimit(new ThreeAMinute(), Objects.requireNonNull(moving()));

    private Clock moving() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void aRowOfChecksIsFreeAndThenOneEveryRefill() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take(JEANNE)).isEmpty();
        }
        assertThat(limit.take(JEANNE)).contains(Duration.ofSeconds(20));

        now = now.plusSeconds(20);

        assertThat(limit.take(JEANNE)).isEmpty();
        assertThat(limit.take(JEANNE)).isPresent();
    }

    @Test
    void oneDoesNotUseUpTheOthers() {
        while (limit.take(JEANNE).isEmpty()) {
            assertThat(limit.take(PAUL)).isEmpty();
        }
    }

    private record ThreeAMinute() implements CheckConfig {
        @Override
        public Duration limit() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration connect() {
            return Duration.ofSeconds(4);
        }

        @Override
        public String ehloName() {
            return "settings.example.org";
        }

        @Override
        public int burst() {
            return 3;
        }

        @Override
        public Duration refill() {
            return Duration.ofSeconds(20);
        }
    }
}
