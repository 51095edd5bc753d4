package dev.facteur.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts parts side by side, shows how they come along, and closes in reverse what it has started. */
final class Startup implements AutoCloseable {
    private final Progress progress;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    Startup(Progress progress) {
        this.progress = progress;
    }

    /** @param where tells a person where to find the part */
    <T extends AutoCloseable> CompletableFuture<T> begin(Part part, Callable<T> start, Function<T, String> where) {
        long began = System.nanoTime();
        progress.began(part);
        return CompletableFuture.supplyAsync(() -> run(part, start), threads).whenComplete((result, failure) -> {
            if (failure == null) {
                progress.ready(part, Duration.ofNanos(System.nanoTime() - began), where.apply(result));
            } else {
                progress.failed(part);
            }
        });
    }

    /**
     * Returns when all of them are up.
     *
     * @throws CannotRun if one did not come up, once none is on its way any more
     */
    static void await(CompletableFuture<?>... parts) {
        try {
            CompletableFuture.allOf(parts).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CannotRun refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        threads.close();
        for (AutoCloseable part = next(); part != null; part = next()) {
            try {
                part.close();
            } catch (Exception e) {
                // The others must be closed all the same; the reaper takes what is left of this one.
                System.getLogger(Startup.class.getName()).log(System.Logger.Level.WARNING, "Not closed in order", e);
            }
        }
    }

    private <T extends AutoCloseable> T run(Part part, Callable<T> start) {
        try {
            T result = start.call();
            synchronized (started) {
                started.push(result);
            }
            return result;
        } catch (CannotRun refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new CannotRun("%s did not start: %s".formatted(part.title(), e.getMessage()), e);
        }
    }

    private @Nullable AutoCloseable next() {
        synchronized (started) {
            return started.poll();
        }
    }
}
