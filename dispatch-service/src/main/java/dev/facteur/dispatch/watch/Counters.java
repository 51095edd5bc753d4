package dev.facteur.dispatch.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A counter for each constant of an enum, all there from the start, at zero. */
final class Counters<E extends Enum<E>> {
    private final Map<E, Counter> counters;

    Counters(Class<E> kinds, Function<E, Counter.Builder> counter, MeterRegistry metrics) {
        counters = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            counters.put(kind, counter.apply(kind).register(metrics));
        }
    }

    void count(E kind) {
        Objects.requireNonNull(counters.get(kind)).increment();
    }
}
