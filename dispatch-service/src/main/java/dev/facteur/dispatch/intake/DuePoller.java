package dev.facteur.dispatch.intake;

import dev.facteur.dispatch.Assignment;
import dev.facteur.dispatch.Dispatcher;
import dev.facteur.dispatch.intake.gate.IntakeGate;
import dev.facteur.dispatch.lane.InFlight;
import dev.facteur.dispatch.lane.LaneChoice;
import dev.facteur.dispatch.lane.LaneChoices;
import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.lane.SenderLanes;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.waiting.AbandonedRequests;
import dev.facteur.dispatch.ledger.waiting.DueRequest;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.dispatch.watch.RequestTrace;
import dev.facteur.dispatch.watch.Tracing;
import dev.facteur.model.SenderKey;
import dev.facteur.model.document.RequestReading;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.document.SendDocumentReader;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Takes parked requests back when they are due, and what a lost process left behind. */
@ApplicationScoped
class DuePoller {
    private static final Logger LOGGER = Logger.getLogger(DuePoller.class);
    private static final int BATCH = 50;

    private final WaitingRequests waiting;
    private final AbandonedRequests abandoned;
    private final DispatcherLease lease;
    private final InFlight inFlight;
    private final LaneChoices laneChoices;
    private final SenderLanes lanes;
    private final Dispatcher dispatcher;
    private final IntakeGate gate;
    private final Doorway doorway;
    private final Tracing tracing;
    private final ReentrantLock polling = new ReentrantLock();
    private final AtomicBoolean isWoken = new AtomicBoolean();

    DuePoller(
            WaitingRequests waiting,
            AbandonedRequests abandoned,
            DispatcherLease lease,
            InFlight inFlight,
            LaneChoices laneChoices,
            SenderLanes lanes,
            Dispatcher dispatcher,
            IntakeGate gate,
            Doorway doorway,
            Tracing tracing) {
        this.waiting = waiting;
        this.abandoned = abandoned;
        this.lease = lease;
        this.inFlight = inFlight;
        this.laneChoices = laneChoices;
        this.lanes = lanes;
        this.dispatcher = dispatcher;
        this.gate = gate;
        this.doorway = doorway;
        this.tracing = tracing;
        waiting.onRelease(this::wake);
    }

    /** What was just made due need not wait for the clock. */
    private void wake() {
        if (!isWoken.getAndSet(true)) {
            Thread.ofVirtual().name("due at once").start(() -> {
                try {
                    poll();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    @Scheduled(every = "${facteur.lane.due-interval:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void poll() throws InterruptedException {
        polling.lockInterruptibly();
        try {
            // Whoever is released from now on may come too late for this look.
            isWoken.set(false);
            takeWhatIsDue();
        } finally {
            polling.unlock();
        }
    }

    private void takeWhatIsDue() throws InterruptedException {
        try {
            boolean isMoreDue = gate.isOpen();
            if (isMoreDue) {
                lease.require();
                abandoned.adopt();
            }
            while (isMoreDue) {
                try (Doorway.Passage passage = doorway.enter()) {
                    List<DueRequest> due = waiting.takeDue(BATCH, lanes.closedServers(), lanes.closedSenders());
                    handOn(due, passage);
                    isMoreDue = due.size() == BATCH && gate.isOpen();
                }
            }
        } catch (SQLException unavailable) {
            LOGGER.warnf("The ledger cannot be asked for what is due: %s", unavailable.getMessage());
        }
    }

    private void handOn(List<DueRequest> due, Doorway.Passage passage) throws InterruptedException {
        List<DueDocument> documents = new ArrayList<>(due.size());
        for (DueRequest request : due) {
            switch (SendDocumentReader.read(request.payload())) {
                case RequestReading.Read(SendDocument read) -> documents.add(new DueDocument(request, read));
                case RequestReading.Unreadable unreadable ->
                    // It was read before it was parked: an older version took what this one refuses.
                    LOGGER.errorf("%s cannot be read any more: %s", request, unreadable.describe());
            }
        }
        // They are claimed by us now, and nobody else will take them up.
        Map<SenderKey, LaneChoice> choices = Patiently.ask(() -> laneChoices.of(
                documents.stream().map(read -> read.request().key()).toList()));
        Set<SenderLane> full = new HashSet<>();
        for (DueDocument read : documents) {
            LaneChoice choice =
                    Objects.requireNonNull(choices.get(read.request().key()));
            int size = InFlight.bytesOf(read.due().payload().length);
            enter(size, passage);
            RequestTrace trace = tracing.again(
                    read.request().tenantId(),
                    read.request().requestId(),
                    read.due().traceparent());
            Runnable end = () -> {
                inFlight.leave(size);
                trace.end();
            };
            new Turn(dispatcher, lanes, read.assignment(choice), trace, end).take(size, full);
        }
    }

    private void enter(int size, Doorway.Passage passage) throws InterruptedException {
        if (!inFlight.mayEnter(size)) {
            passage.close();
            inFlight.enter(size);
        }
    }

    private record DueDocument(DueRequest due, SendDocument request) {
        Assignment assignment(LaneChoice choice) {
            return Assignment.of(request, due.claim(), due.payload(), due.isInterrupted(), choice, due.wasDue());
        }
    }
}
