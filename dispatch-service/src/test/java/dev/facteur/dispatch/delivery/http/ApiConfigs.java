package dev.facteur.dispatch.delivery.http;

import dev.facteur.dispatch.watch.PartnerMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.net.ssl.SSLContext;

/** Clients for tests. */
public final class ApiConfigs {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);

    private ApiConfigs() {}

    public static ApiClient client() {
        return client(Duration.ofSeconds(30));
    }

    public static ApiClient client(Duration answerTimeout) {
        return client(answerTimeout, Duration.ofSeconds(30));
    }

    static ApiClient client(Duration answerTimeout, Duration contentTimeout) {
        try {
            return new ApiClient(
                    new Explicit(answerTimeout, contentTimeout),
                    SSLContext.getDefault(),
                    new PartnerMeters(new SimpleMeterRegistry()),
                    CLOCK);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Explicit(Duration answerTimeout, Duration contentTimeout) implements ApiConfig {
        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration idleTimeout() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration whole() {
            return contentTimeout.plus(answerTimeout);
        }
    }
}
