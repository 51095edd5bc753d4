package dev.facteur.dispatch.intake;

import dev.facteur.dispatch.intake.gate.IntakeGate;
import dev.facteur.dispatch.intake.profiles.ProfileCatchUp;
import dev.facteur.dispatch.lane.InFlight;
import dev.facteur.dispatch.lane.Lanes;
import dev.facteur.model.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where requests come in: nothing is taken before the profiles are known, and what was taken is finished at the end. */
@ApplicationScoped
class SendDocumentConsumer {
    private static final Logger LOGGER = Logger.getLogger(SendDocumentConsumer.class);
    private static final int BATCH = 200;
    private static final Duration FINISH = Duration.ofSeconds(15);
    private static final Duration PARK = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Multi<Message<byte[]>> requests;
    private final Intake intake;
    private final Lanes lanes;
    private final ProfileCatchUp profiles;
    private final IntakeGate gate;
    private final RequestQueue queue;
    private volatile @Nullable Thread taking;

    SendDocumentConsumer(
            @Channel(Topics.SEND_DOCUMENT) Multi<Message<byte[]>> requests,
            Intake intake,
            Lanes lanes,
            ProfileCatchUp profiles,
            IntakeGate gate,
            InFlight inFlight) {
        this.requests = requests;
        this.intake = intake;
        this.lanes = lanes;
        this.profiles = profiles;
        this.gate = gate;
        this.queue = new RequestQueue(inFlight, gate::fail);
    }

    void start(@Observes @Priority(200) StartupEvent event) {
        taking = Thread.ofVirtual().name("intake").start(this::take);
    }

    /**
     * What is under way is finished; what still waits for its turn then is parked. What is under way even after that will
     * be taken up by another process as soon as our lease is given up.
     */
    void stop(@Observes @Priority(200) ShutdownEvent event) {
        gate.close();
        queue.cancel();
        Thread current = taking;
        if (current != null) {
            current.interrupt();
        }
        awaitEmptyLanes(FINISH);
        lanes.clear();
        awaitEmptyLanes(PARK);
        if (lanes.size() > 0) {
            LOGGER.warnf("%d requests were still under way; they will be taken up again", lanes.size());
        }
    }

    private void awaitEmptyLanes(Duration within) {
        long until = System.nanoTime() + within.toNanos();
        while (lanes.size() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void take() {
        try {
            profiles.await();
            gate.open();
            requests.subscribe().withSubscriber(queue);
            while (true) {
                intake.take(queue.takeBatch(BATCH));
            }
        } catch (InterruptedException stopping) {
            // What was received and not taken is not finished: Kafka brings it again.
            Thread.currentThread().interrupt();
        } catch (RuntimeException ourFault) {
            LOGGER.error("Requests are not taken any more", ourFault);
            gate.fail();
        }
    }
}
