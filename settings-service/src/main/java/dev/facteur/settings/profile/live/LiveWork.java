package dev.facteur.settings.profile.live;

import dev.facteur.settings.check.progress.CheckListener;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Work under way in a thread of its own, and what it has told so far. It is never cancelled. */
final class LiveWork<T> {
    // A check tells some dozens of steps at most; nobody who reads slowly makes it wait.
    private final BlockingQueue<Optional<LiveStep>> steps = new LinkedBlockingQueue<>();
    private final FutureTask<T> task;

    private LiveWork(Function<CheckListener, T> work) {
        this.task = new FutureTask<>(() -> {
            try {
                return work.apply(step -> steps.add(Optional.of(LiveStep.of(step))));
            } finally {
                steps.add(Optional.empty());
            }
        });
    }

    static <T> LiveWork<T> begin(Function<CheckListener, T> work) {
        LiveWork<T> begun = new LiveWork<>(work);
        Thread.ofVirtual().name("live check ", 0).start(begun.task);
        return begun;
    }

    /** Blocks until there is one; null at the end. */
    @Nullable LiveStep next() {
        try {
            return steps.take().orElse(null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** What came of it; blocks until that is known. Throws what the work threw. */
    T outcome() {
        try {
            return task.get();
        } catch (ExecutionException thrown) {
            throw thrown.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(thrown);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a check was under way", stopping);
        }
    }
}
