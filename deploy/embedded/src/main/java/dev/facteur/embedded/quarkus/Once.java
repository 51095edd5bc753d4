package dev.facteur.embedded.quarkus;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a value when it is first asked for; a failed attempt is tried again. */
final class Once<T> implements Supplier<T> {

    private final Supplier<? extends T> making;
    private @Nullable T made;

    Once(Supplier<? extends T> making) {
        this.making = making;
    }

    @Override
    public synchronized T get() {
        var value = made;
        if (value == null) {
            value = making.get();
            made = value;
        }
        return value;
    }
}
