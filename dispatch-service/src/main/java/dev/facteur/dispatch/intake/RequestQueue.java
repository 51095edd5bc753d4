package dev.facteur.dispatch.intake;

import dev.facteur.dispatch.lane.InFlight;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Between the channel, which must not be blocked, and the thread that takes requests. Another request is asked for only
 * while there is room for its bytes; what came while one batch was taken is the next batch, so nobody waits for company.
 */
final class RequestQueue implements Subscriber<Message<byte[]>> {
    private static final Logger LOGGER = Logger.getLogger(RequestQueue.class);

    /** Asked for ahead, so that the channel need not be asked for every single one; bounds what may come too much. */
    private static final int AHEAD = 4;

    private final InFlight inFlight;
    private final BlockingQueue<IncomingRequest> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger notAskedFor = new AtomicInteger();
    private final Runnable onEnd;
    private volatile @Nullable Subscription subscription;

    /** @param onEnd run if the channel ends or breaks: nothing more will come */
    RequestQueue(InFlight inFlight, Runnable onEnd) {
        this.inFlight = inFlight;
        this.onEnd = onEnd;
        inFlight.onRoom(this::askForWhatWasNot);
    }

    /** Blocks until there is at least one, then takes up to as many as are there. Their room is theirs until they end. */
    List<IncomingRequest> takeBatch(int max) throws InterruptedException {
        List<IncomingRequest> batch = new ArrayList<>();
        batch.add(arrived.take());
        arrived.drainTo(batch, max - 1);
        return batch;
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
        given.request(AHEAD);
    }

    @Override
    public void onNext(Message<byte[]> message) {
        IncomingRequest request = IncomingRequest.of(message);
        // Counted first: should room come back between the two, nobody would ask.
        notAskedFor.incrementAndGet();
        boolean isRoomLeft = inFlight.take(request.size());
        arrived.add(request);
        if (isRoomLeft) {
            askForWhatWasNot();
        }
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

    private void askForWhatWasNot() {
        Subscription current = subscription;
        int count = notAskedFor.getAndSet(0);
        if (current != null && count > 0) {
            current.request(count);
        }
    }
}
