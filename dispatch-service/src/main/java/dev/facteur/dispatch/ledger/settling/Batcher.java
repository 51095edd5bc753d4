package dev.facteur.dispatch.ledger.settling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Group commit: what many threads want written at the same moment is written in one go. While one batch is being
 * written the next gathers, so that batches grow with the load and nobody waits for a timer.
 */
final class Batcher<T, R> implements AutoCloseable {
    private final BlockingQueue<Pending<T, R>> queue = new LinkedBlockingQueue<>();
    private final int maxBatch;
    private final BatchWriter<T, R> writer;
    private final Thread thread;

    Batcher(String name, int maxBatch, BatchWriter<T, R> writer) {
        this.maxBatch = maxBatch;
        this.writer = writer;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /** Completes when the item's batch is written, exceptionally if it could not be. */
    CompletableFuture<R> add(T item) {
        Pending<T, R> pending = new Pending<>(item, new CompletableFuture<>());
        queue.add(pending);
        return pending.result();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        List<Pending<T, R>> batch = new ArrayList<>(maxBatch);
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, maxBatch - 1);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** One item that cannot be written must not keep the others from being written: then each goes alone. */
    private void write(List<Pending<T, R>> batch) {
        if (batch.size() > 1 && tryWrite(batch).isEmpty()) {
            return;
        }
        for (Pending<T, R> pending : batch) {
            tryWrite(List.of(pending)).ifPresent(failure -> pending.result().completeExceptionally(failure));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever it is belongs to the callers, and the next batch must go on
    private Optional<Exception> tryWrite(List<Pending<T, R>> batch) {
        try {
            List<R> results = writer.write(batch.stream().map(Pending::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
            return Optional.empty();
        } catch (Exception failure) {
            return Optional.of(failure);
        }
    }

    @FunctionalInterface
    interface BatchWriter<T, R> {
        /** Writes all or nothing; the results are in the order of the items. */
        List<R> write(List<T> items) throws Exception;
    }

    private record Pending<T, R>(T item, CompletableFuture<R> result) {}
}
