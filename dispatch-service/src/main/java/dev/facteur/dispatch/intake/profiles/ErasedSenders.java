package dev.facteur.dispatch.intake.profiles;

import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.waiting.DueRequest;
import dev.facteur.dispatch.ledger.waiting.ErasedRequests;
import dev.facteur.dispatch.report.OutcomeEvents;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.model.document.RequestReading;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.document.SendDocumentReader;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Ends what waited for senders who were erased, and with it forgets what it was. */
@ApplicationScoped
class ErasedSenders {
    private static final Logger LOGGER = Logger.getLogger(ErasedSenders.class);
    private static final int BATCH = 50;
    private static final Rejected ERASED = Rejected.because(
            FailureCause.CANCELLED,
            WhoActs.SENDER,
            "The sender was erased while the document waited; it never leaves by another method");

    private final ErasedRequests requests;
    private final Reporter reporter;
    private final Clock clock;

    ErasedSenders(ErasedRequests requests, Reporter reporter, Clock clock) {
        this.requests = requests;
        this.reporter = reporter;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void poll() {
        try {
            int taken = BATCH;
            while (taken == BATCH) {
                List<DueRequest> batch = requests.take(BATCH);
                batch.forEach(this::end);
                taken = batch.size();
            }
        } catch (SQLException unavailable) {
            LOGGER.warnf("The ledger cannot be asked for what erased senders left: %s", unavailable.getMessage());
        }
    }

    private void end(DueRequest left) {
        switch (SendDocumentReader.read(left.payload())) {
            case RequestReading.Read(SendDocument request) -> end(left, request);
            case RequestReading.Unreadable unreadable ->
                LOGGER.errorf("%s cannot be read any more: %s", left, unreadable.describe());
        }
    }

    private void end(DueRequest left, SendDocument request) {
        DispatchEvent event =
                OutcomeEvents.ended(request, left.claim(), left.claim().triedBy(), ERASED, clock.instant());
        DeliveryState end = event instanceof DocumentSent ? DeliveryState.SENT : DeliveryState.FAILED;
        reporter.report(Settlement.ended(left.claim(), end, left.claim().triedBy(), event));
    }
}
