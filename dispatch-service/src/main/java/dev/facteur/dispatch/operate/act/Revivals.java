package dev.facteur.dispatch.operate.act;

import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.Step;
import dev.facteur.dispatch.ledger.settling.Settlements;
import dev.facteur.dispatch.operate.act.KeptRequests.Candidate;
import dev.facteur.dispatch.operate.search.FoundDelivery;
import dev.facteur.dispatch.operate.search.OneDelivery;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Makes deliveries that ended without being sent wait again, under the same request key: they are tried as if they had
 * been deferred, with the same bytes, for a whole day anew.
 */
@ApplicationScoped
class Revivals {
    private static final String REVIVE = """
            update delivery set state = 'WAITING', due_at = ?, wait_reason = 'RETRY', deferred_since = null, awaits_sender_since = null,
                cause = null, who_acts = null, event_topic = ?, event = ?, reported = false,
                server = null, drained_by = ?, changed_at = now()
            where tenant_id = ? and request_id = ? and state in ('FAILED', 'HELD') and attempts = ?
                and payload is not null""";
    private static final String NOTE = "insert into delivery_step (tenant_id, request_id, step) values (?, ?, ?)";

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final KeptRequests requests;
    private final OperatorActs acts;
    private final Settlements settlements;
    private final Reporter reporter;
    private final Clock clock;

    Revivals(
            DataSource dataSource,
            DispatcherLease lease,
            KeptRequests requests,
            OperatorActs acts,
            Settlements settlements,
            Reporter reporter,
            Clock clock) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.requests = requests;
        this.acts = acts;
        this.settlements = settlements;
        this.reporter = reporter;
        this.clock = clock;
    }

    /** One that is held, since somebody says so. */
    ActOutcome reviveHeld(OneDelivery delivery, Caller caller) {
        List<DeliveryDelayed> events = new ArrayList<>();
        ActOutcome outcome = QuarkusTransaction.requiringNew().call(() -> {
            Optional<Candidate> locked = requests.lock(delivery);
            if (locked.isEmpty()) {
                return new ActOutcome.Unknown();
            }
            DeliveryState state = locked.get().delivery().state();
            if (state != DeliveryState.HELD) {
                return new ActOutcome.Elsewhere(state);
            }
            if (!locked.get().isKept()) {
                return new ActOutcome.NotKept();
            }
            acts.record(caller, OperatorActs.Act.RESOLVE, delivery);
            events.addAll(revive(List.of(locked.get().delivery()), caller, Duration.ZERO));
            return new ActOutcome.Done();
        });
        tell(events);
        return outcome;
    }

    /** Nobody waits for Kafka; what cannot be told now is told by the sweeper. */
    void tell(List<DeliveryDelayed> events) {
        Thread.ofVirtual().name("revived").start(() -> {
            for (DeliveryDelayed event : events) {
                if (!reporter.tell(event)) {
                    return;
                }
                settlements.markReported(event).exceptionally(_ -> false).join();
            }
        });
    }

    /**
     * Within the caller's transaction, which holds the rows.
     *
     * @param pace between one and the next, so that they do not all leave at once
     * @return the events to be told once that is committed
     */
    List<DeliveryDelayed> revive(List<FoundDelivery> deliveries, Caller caller, Duration pace) throws SQLException {
        List<DeliveryDelayed> events = new ArrayList<>();
        Instant due = clock.instant();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement revive = connection.prepareStatement(REVIVE);
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            for (FoundDelivery delivery : deliveries) {
                DeliveryDelayed event = event(delivery, caller, due);
                set(revive, delivery, event, due);
                set(note, delivery, event, caller);
                revive.addBatch();
                note.addBatch();
                events.add(event);
                due = due.plus(pace);
            }
            revive.executeBatch();
            note.executeBatch();
        }
        return events;
    }

    private void set(PreparedStatement revive, FoundDelivery delivery, DeliveryDelayed event, Instant due)
            throws SQLException {
        revive.setObject(1, due.atOffset(ZoneOffset.UTC));
        revive.setString(2, event.topic());
        revive.setString(3, EventJson.write(event));
        revive.setObject(4, lease.id());
        revive.setString(5, delivery.tenantId().value());
        revive.setString(6, delivery.requestId().value());
        revive.setInt(7, delivery.attempts());
    }

    private static void set(PreparedStatement note, FoundDelivery delivery, DeliveryDelayed event, Caller caller)
            throws SQLException {
        Step step = new Step(
                event.at(),
                delivery.attempts(),
                DeliveryState.WAITING,
                Optional.of(event.reason()),
                event.until(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(event.detail()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(event.topic()),
                Optional.of(Actors.of(caller)));
        note.setString(1, delivery.tenantId().value());
        note.setString(2, delivery.requestId().value());
        note.setString(3, step.write());
    }

    private DeliveryDelayed event(FoundDelivery delivery, Caller caller, Instant due) {
        DeliveryFailed failed = (DeliveryFailed) delivery.event().orElseThrow();
        return new DeliveryDelayed(
                delivery.requestId(),
                delivery.tenantId(),
                delivery.senderId(),
                delivery.method(),
                failed.insteadOf(),
                failed.document(),
                clock.instant(),
                delivery.attempts(),
                DelayReason.RETRY,
                Optional.of(due),
                switch (caller) {
                    case Caller.Person _ -> "Its sender wants it sent again";
                    case Caller.Operator _ -> "An operator sends it again";
                });
    }
}
