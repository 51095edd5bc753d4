package dev.facteur.settings.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.discovery.finding.Confidence;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.MailDomain;
import dev.facteur.settings.discovery.finding.Source;
import dev.facteur.settings.discovery.preset.PresetFindings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FoundCacheTest {
    private static final MailDomain ONE = new MailDomain("one.example");
    private static final MailDomain TWO = new MailDomain("two.example");
    private static final MailDomain THREE = new MailDomain("three.example");
    private static final Found FOUND =
            PresetFindings.of(MailProviders.bundled().forDomain("orange.fr"), Source.PRESET, Confidence.CERTAIN);

    private Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private final FoundCache cache = new FoundCache(new TwoDomains(), moving());

    private Clock moving() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void isForgottenAfterAWhile() {
        cache.put(ONE, FOUND);
        assertThat(cache.get(ONE)).contains(FOUND);

        now = now.plusSeconds(60);

        assertThat(cache.get(ONE)).isEmpty();
    }

    @Test
    void theEldestMakesRoom() {
        cache.put(ONE, FOUND);
        cache.put(TWO, FOUND);
        cache.put(ONE, FOUND);
        cache.put(THREE, FOUND);

        assertThat(cache.get(TWO)).isEmpty();
        assertThat(cache.get(ONE)).isPresent();
        assertThat(cache.get(THREE)).isPresent();
    }

    @Test
    void havingFoundNothingIsNotKept() {
        cache.put(ONE, Found.NOTHING);

        assertThat(cache.get(ONE)).isEmpty();
    }

    private record TwoDomains() implements DiscoveryConfig {
        @Override
        public Duration limit() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration keptFor() {
            return Duration.ofSeconds(60);
        }

        @Override
        public int kept() {
            return 2;
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
