package dev.facteur.dispatch.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts the answers of the credential broker. What is taken from memory is not asked for, and not counted. */
@Startup
@ApplicationScoped
public class CredentialMeters {
    private final Counters<Answer> answers;

    public CredentialMeters(MeterRegistry metrics) {
        answers = new Counters<>(
                Answer.class,
                answer -> Counter.builder("facteur.credentials")
                        .description("Credentials asked of settings-service, by its answer")
                        .tag("answer", answer.name()),
                metrics);
    }

    public void count(Answer answer) {
        answers.count(answer);
    }

    /** What settings-service said. */
    public enum Answer {
        AVAILABLE,
        /** The sender must sign in again. */
        EXPIRED,
        /** It is away, or out of order. */
        UNAVAILABLE
    }
}
