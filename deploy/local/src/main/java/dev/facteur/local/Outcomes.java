package dev.facteur.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Everything dispatch reports from now on, as it comes. */
final class Outcomes implements AutoCloseable {
    private final Consumer<Outcome> listener;
    private final List<Outcome> seen = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<Outcome>> finals = new ConcurrentHashMap<>();
    private final EventFeed feed;

    private Outcomes(String bootstrapServers, Consumer<Outcome> listener) {
        this.listener = listener;
        this.feed = EventFeed.follow(bootstrapServers, LocalTopics.OUTCOMES, next -> take(Outcome.of(next)));
    }

    /** Listens from this moment on; the listener is called by one thread. */
    static Outcomes follow(String bootstrapServers, Consumer<Outcome> listener) {
        return new Outcomes(bootstrapServers, listener);
    }

    /** All that came, oldest first. */
    List<Outcome> seen() {
        return List.copyOf(seen);
    }

    /** What became of a request in the end; empty if that is not known in time. */
    Optional<Outcome> awaitFinal(String requestId, Duration within) {
        try {
            return Optional.of(finalOf(requestId).get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The outcomes cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whether so many that match have come in time. */
    boolean await(int count, Predicate<Outcome> which, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (seen) {
            while (seen.stream().filter(which).count() < count) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                try {
                    seen.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public void close() {
        feed.close();
    }

    private void take(Outcome outcome) {
        listener.accept(outcome);
        synchronized (seen) {
            seen.add(outcome);
            seen.notifyAll();
        }
        if (outcome.isFinal()) {
            outcome.requestId().ifPresent(id -> finalOf(id).complete(outcome));
        }
    }

    private CompletableFuture<Outcome> finalOf(String requestId) {
        return finals.computeIfAbsent(requestId, _ -> new CompletableFuture<>());
    }
}
