package dev.facteur.settings.connection.oauth;

import dev.facteur.settings.connection.provider.Provider;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Counts what providers' token endpoints answer. */
@Startup
@ApplicationScoped
class TokenMeters {
    private final Map<Answer, Counter> answers = new HashMap<>();

    TokenMeters(MeterRegistry metrics) {
        for (Provider provider : Provider.values()) {
            for (Grant grant : Grant.values()) {
                for (Class<?> outcome : TokenOutcome.class.getPermittedSubclasses()) {
                    answers.put(
                            new Answer(provider, grant, outcome),
                            Counter.builder("facteur.connection.tokens")
                                    .description("Tokens asked of a provider, by what for and what came of it")
                                    .tag("provider", provider.path())
                                    .tag("grant", grant.name())
                                    .tag("outcome", outcome.getSimpleName())
                                    .register(metrics));
                }
            }
        }
    }

    void count(Provider provider, Grant grant, TokenOutcome outcome) {
        Objects.requireNonNull(answers.get(new Answer(provider, grant, outcome.getClass())))
                .increment();
    }

    /** What the provider was shown (RFC 6749 §4.1.3, §6). */
    enum Grant {
        CODE,
        REFRESH
    }

    private record Answer(Provider provider, Grant grant, Class<?> outcome) {}
}
