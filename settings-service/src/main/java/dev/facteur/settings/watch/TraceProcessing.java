package dev.facteur.settings.watch;

import dev.facteur.web.trace.WithoutPersonalData;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What is done to spans before they leave. */
final class TraceProcessing {
    @Produces
    @Singleton
    SpanProcessor withoutPersonalData() {
        return new WithoutPersonalData();
    }
}
