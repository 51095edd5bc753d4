package dev.facteur.benchmark.load;

import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.OnUncertain;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Back-end services that go on asking for documents, whatever becomes of dispatch-service. */
public final class SteadyLoad implements AutoCloseable {
    private static final String HELD = "-hold-";
    private static final int EVERY_FOURTH = 4;
    private static final double NANOS_IN_SECOND = 1e9;
    private static final List<SenderKey> SENDERS = IntStream.range(0, 40)
            .mapToObj(i -> new SenderKey(new TenantId("benchmark"), new SenderId("steady-" + i)))
            .toList();

    private final Documents documents;
    private final String prefix;
    private final List<SenderKey> senders;
    private final int bytes;
    private final Duration pause;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final Thread thread;

    /**
     * Begins.
     *
     * @param prefix of the requests' ids; every fourth must not be sent twice
     * @param bytes of the file that each carries
     */
    public SteadyLoad(Documents documents, String prefix, int perSecond, int bytes) {
        this(documents, prefix, SENDERS, perSecond, bytes);
    }

    /** The same, of these senders in turn. */
    public SteadyLoad(Documents documents, String prefix, List<SenderKey> senders, double perSecond, int bytes) {
        this.documents = documents;
        this.prefix = prefix;
        this.senders = List.copyOf(senders);
        this.bytes = bytes;
        this.pause = Duration.ofNanos((long) (NANOS_IN_SECOND / perSecond));
        this.thread = Thread.ofPlatform().daemon().name("steady load").start(this::run);
    }

    /** Whether the request was published with {@link OnUncertain#HOLD}. */
    public static boolean isHeldIfUncertain(String requestId) {
        return requestId.contains(HELD);
    }

    /** Ends, and returns when Kafka has all that was asked for. */
    @Override
    public void close() {
        ending.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        documents.flush();
    }

    private void run() {
        long next = System.nanoTime();
        for (int i = 0; !ending.get(); i++) {
            boolean isHeld = i % EVERY_FOURTH == 0;
            documents.publish(
                    prefix + (isHeld ? HELD : "-") + i,
                    senders.get(i % senders.size()),
                    bytes,
                    isHeld ? OnUncertain.HOLD : OnUncertain.RESEND);
            next += pause.toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }
}
