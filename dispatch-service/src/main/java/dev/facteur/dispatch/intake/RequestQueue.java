package dev.facteur.dispatch.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Between the channel, which must not be blocked, and the thread that takes requests: no more are asked for than have
 * room here, and what came while one batch was taken is the next batch. Nobody waits for company.
 */
final class RequestQueue implements Subscriber<Message<byte[]>> {
    private static final Logger LOGGER = Logger.getLogger(RequestQueue.class);

    private final int capacity;
    private final BlockingQueue<Message<byte[]>> arrived = new LinkedBlockingQueue<>();
    private final Runnable onEnd;
    private volatile @Nullable Subscription subscription;

    /** @param onEnd run if the channel ends or breaks: nothing more will come */
    RequestQueue(int capacity, Runnable onEnd) {
        this.capacity = capacity;
        this.onEnd = onEnd;
    }

    /** Blocks until there is at least one, then takes all that are there. */
    List<Message<byte[]>> takeBatch() throws InterruptedException {
        List<Message<byte[]>> batch = new ArrayList<>();
        batch.add(arrived.take());
        arrived.drainTo(batch);
        return batch;
    }

    /** Makes room for as many more. */
    void taken(int count) {
        Subscription current = subscription;
        if (current != null) {
            current.request(count);
        }
    }

    void cancel() {
        Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(capacity);
    }

    @Override
    public void onNext(Message<byte[]> message) {
        arrived.add(message);
    }

    @Override
    public void onError(Throwable failure) {
        LOGGER.error("Requests are no longer received", failure);
        onEnd.run();
    }

    @Override
    public void onComplete() {
        onEnd.run();
    }
}
