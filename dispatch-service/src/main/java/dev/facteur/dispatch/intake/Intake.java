package dev.facteur.dispatch.intake;

import dev.facteur.dispatch.Assignment;
import dev.facteur.dispatch.Dispatcher;
import dev.facteur.dispatch.Parking;
import dev.facteur.dispatch.lane.InFlight;
import dev.facteur.dispatch.lane.LaneChoice;
import dev.facteur.dispatch.lane.LaneChoices;
import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.lane.SenderLanes;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.claiming.Candidate;
import dev.facteur.dispatch.ledger.claiming.ClaimResult;
import dev.facteur.dispatch.ledger.claiming.Ledger;
import dev.facteur.dispatch.ledger.waiting.WaitingInFront;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.dispatch.watch.IntakeMeters;
import dev.facteur.dispatch.watch.RequestTrace;
import dev.facteur.dispatch.watch.Tracing;
import dev.facteur.model.SenderKey;
import dev.facteur.model.document.RequestReading;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.document.SendDocumentReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes what Kafka brings: reads it, claims it in the ledger, hands it to its lane. A record is finished when its request
 * has ended, waits in the ledger, or has been put aside as unreadable; never earlier.
 */
@ApplicationScoped
class Intake {
    private static final Logger LOGGER = Logger.getLogger(Intake.class);

    private final RejectedRequests rejected;
    private final Ledger ledger;
    private final DispatcherLease lease;
    private final InFlight inFlight;
    private final LaneChoices laneChoices;
    private final SenderLanes lanes;
    private final Dispatcher dispatcher;
    private final Parking parking;
    private final WaitingRequests waiting;
    private final Doorway doorway;
    private final Reporter reporter;
    private final IntakeMeters meters;
    private final Tracing tracing;
    private final Clock clock;

    Intake(
            RejectedRequests rejected,
            Ledger ledger,
            DispatcherLease lease,
            InFlight inFlight,
            LaneChoices laneChoices,
            SenderLanes lanes,
            Dispatcher dispatcher,
            Parking parking,
            WaitingRequests waiting,
            Doorway doorway,
            Reporter reporter,
            IntakeMeters meters,
            Tracing tracing,
            Clock clock) {
        this.rejected = rejected;
        this.ledger = ledger;
        this.lease = lease;
        this.inFlight = inFlight;
        this.laneChoices = laneChoices;
        this.lanes = lanes;
        this.dispatcher = dispatcher;
        this.parking = parking;
        this.waiting = waiting;
        this.doorway = doorway;
        this.reporter = reporter;
        this.meters = meters;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Takes a batch. Returns when each request is on its way, which may be long before it is finished. */
    void take(List<IncomingRequest> batch) throws InterruptedException {
        List<Taken> readable = new ArrayList<>(batch.size());
        for (IncomingRequest incoming : batch) {
            meters.pickedUp(incoming.record().timestamp());
            switch (SendDocumentReader.read(incoming.value())) {
                case RequestReading.Read(SendDocument request) ->
                    readable.add(new Taken(
                            incoming,
                            new Candidate(request, incoming.value()),
                            tracing.taken(request.tenantId(), request.requestId(), incoming::header)));
                case RequestReading.Unreadable unreadable -> {
                    meters.count(IntakeMeters.Taken.UNREADABLE);
                    reject(incoming, unreadable.describe());
                }
            }
        }
        claimAndHandOn(readable);
    }

    private void claimAndHandOn(List<Taken> readable) throws InterruptedException {
        if (readable.isEmpty()) {
            return;
        }
        List<Candidate> candidates = readable.stream().map(Taken::candidate).toList();
        Map<SenderKey, LaneChoice> choices = Patiently.ask(() -> laneChoices.of(
                readable.stream().map(taken -> taken.request().key()).toList()));
        Instant asked = clock.instant();
        List<ClaimResult> results = Patiently.ask(() -> claim(candidates));
        if (tracing.isOn()) {
            Instant claimed = clock.instant();
            readable.forEach(taken -> taken.trace().stepped("claim", asked, claimed));
        }
        List<SenderKey> mailboxes = choices.values().stream()
                .flatMap(choice -> choice.own().mailboxOf().stream())
                .toList();
        if (mailboxes.isEmpty()) {
            handOn(readable, results, choices, Map.of());
        } else {
            try (var _ = doorway.enter()) {
                handOn(readable, results, choices, Patiently.ask(() -> waiting.inFront(mailboxes)));
            }
        }
    }

    // Documents of one mailbox leave in the order they were asked for, so those that wait already go first. The relay
    // takes many at a time, in no order that anybody could rely on.
    private void handOn(
            List<Taken> readable,
            List<ClaimResult> results,
            Map<SenderKey, LaneChoice> choices,
            Map<SenderKey, WaitingInFront> inFront) {
        Set<SenderLane> full = new HashSet<>();
        for (int i = 0; i < readable.size(); i++) {
            Taken taken = readable.get(i);
            SenderKey sender = taken.request().key();
            try (var _ = taken.trace().enter()) {
                handOn(
                        taken,
                        results.get(i),
                        Objects.requireNonNull(choices.get(sender)),
                        Optional.ofNullable(inFront.get(sender)),
                        full);
            }
        }
    }

    private List<ClaimResult> claim(List<Candidate> candidates) throws SQLException {
        lease.require();
        return ledger.claim(candidates);
    }

    private void handOn(
            Taken taken,
            ClaimResult result,
            LaneChoice choice,
            Optional<WaitingInFront> inFront,
            Set<SenderLane> full) {
        meters.count(taken(result));
        switch (result) {
            case ClaimResult.Claimed claimed ->
                assign(taken, taken.assignment(claimed.claim(), false, choice), inFront, full);
            case ClaimResult.Interrupted interrupted ->
                assign(taken, taken.assignment(interrupted.claim(), true, choice), Optional.empty(), full);
            case ClaimResult.UnderWay _ -> finish(taken);
            case ClaimResult.Repeated repeated -> {
                repeated.event().ifPresent(reporter::tell);
                finish(taken);
            }
            case ClaimResult.Contradictory _ -> {
                taken.trace().end();
                reject(
                        taken.incoming(),
                        "/requestId: a request with this key and other contents came earlier; nothing is sent");
            }
        }
    }

    private static IntakeMeters.Taken taken(ClaimResult result) {
        return switch (result) {
            case ClaimResult.Claimed _ -> IntakeMeters.Taken.NEW;
            case ClaimResult.Interrupted _ -> IntakeMeters.Taken.INTERRUPTED;
            case ClaimResult.UnderWay _ -> IntakeMeters.Taken.REPEATED_EARLY;
            case ClaimResult.Repeated _ -> IntakeMeters.Taken.REPEATED;
            case ClaimResult.Contradictory _ -> IntakeMeters.Taken.CONTRADICTORY;
        };
    }

    private void assign(Taken taken, Assignment assignment, Optional<WaitingInFront> inFront, Set<SenderLane> full) {
        if (inFront.isPresent()) {
            parking.behind(assignment, inFront.get());
            finish(taken);
            return;
        }
        Turn turn = new Turn(dispatcher, lanes, assignment, taken.trace(), () -> finish(taken));
        turn.take(taken.incoming().size(), full);
    }

    private void finish(Taken taken) {
        taken.trace().end();
        finish(taken.incoming());
    }

    private void finish(IncomingRequest incoming) {
        inFlight.leave(incoming.size());
        incoming.finish();
    }

    private void reject(IncomingRequest incoming, String reason) {
        LOGGER.infof("Request at %s put aside: %s", incoming.position(), reason);
        putAside(incoming, reason);
    }

    // The record is finished only when it stands on the other topic. Each try takes as long as the producer is patient.
    private void putAside(IncomingRequest incoming, String reason) {
        var _ = rejected.reject(incoming.record(), reason).whenComplete((_, failure) -> {
            if (failure == null) {
                finish(incoming);
            } else {
                LOGGER.errorf("Request at %s could not be put aside yet", incoming.position());
                putAside(incoming, reason);
            }
        });
    }

    private record Taken(IncomingRequest incoming, Candidate candidate, RequestTrace trace) {
        SendDocument request() {
            return candidate.request();
        }

        Assignment assignment(Claim claim, boolean isInterrupted, LaneChoice choice) {
            return Assignment.of(request(), claim, candidate.payload(), isInterrupted, choice, Optional.empty());
        }
    }
}
