package dev.facteur.dispatch.operate.rejected;

import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.intake.rejected.RejectedIndex;
import dev.facteur.dispatch.intake.rejected.RejectedIndex.Entry;
import dev.facteur.dispatch.intake.rejected.RejectedIndex.Handled;
import dev.facteur.dispatch.intake.rejected.RejectedIndex.Handling;
import dev.facteur.dispatch.intake.rejected.RejectedTopic;
import dev.facteur.dispatch.intake.rejected.RejectedTopic.Found;
import dev.facteur.dispatch.intake.rejected.Republishing;
import dev.facteur.dispatch.ledger.claiming.KnownRequests;
import dev.facteur.dispatch.ledger.claiming.KnownRequests.Standing;
import dev.facteur.dispatch.operate.act.OperatorActs;
import dev.facteur.dispatch.operate.rejected.MaskedText.Restoring;
import dev.facteur.model.document.RequestReading.Read;
import dev.facteur.model.document.RequestReading.Unreadable;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.document.SendDocumentReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Publishes again what was corrected, or has it that there is nothing to publish. Who comes first holds the row until Kafka
 * has the request, so that of two operators one publishes. Should we be lost in between, the row stays open and the request
 * may be on Kafka: to publish it once more under its key sends nothing twice.
 */
@ApplicationScoped
public class Corrections {
    private final RejectedIndex index;
    private final RejectedTopic topic;
    private final Republishing republishing;
    private final KnownRequests known;
    private final OperatorActs acts;
    private final Clock clock;

    Corrections(
            RejectedIndex index,
            RejectedTopic topic,
            Republishing republishing,
            KnownRequests known,
            OperatorActs acts,
            Clock clock) {
        this.index = index;
        this.topic = topic;
        this.republishing = republishing;
        this.known = known;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Checks what was corrected, and publishes it.
     *
     * @param edited the text of the preview, corrected
     */
    public CorrectionOutcome publish(long id, String edited, Caller.Operator operator) {
        return whileOpen(id, entry -> switch (topic.read(entry.record())) {
            case Found.Gone _ -> new CorrectionOutcome.Gone();
            case Found.Unreachable _ -> new CorrectionOutcome.KafkaUnavailable();
            case Found.Kept kept -> correct(entry, kept, edited, operator);
        });
    }

    /** There is nothing to publish. */
    public CorrectionOutcome dismiss(long id, Caller.Operator operator) {
        return whileOpen(id, entry -> {
            settle(entry, Handled.DISMISSED, Optional.empty(), operator);
            acts.record(operator, OperatorActs.Act.DISMISS, place(entry), 1);
            return new CorrectionOutcome.Dismissed();
        });
    }

    /** In a transaction that holds its row. */
    private CorrectionOutcome whileOpen(long id, Work work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Entry> entry = index.lock(id);
            if (entry.isEmpty()) {
                return new CorrectionOutcome.Unknown();
            }
            Optional<Handling> handling = entry.get().handling();
            return handling.isPresent()
                    ? new CorrectionOutcome.AlreadyHandled(handling.get().by())
                    : work.on(entry.get());
        });
    }

    private interface Work {
        CorrectionOutcome on(Entry entry) throws SQLException, InterruptedException;
    }

    private CorrectionOutcome correct(Entry entry, Found.Kept kept, String edited, Caller.Operator operator)
            throws SQLException, InterruptedException {
        // Of what was no text nothing is hidden, and there is nothing to come back: it is written anew.
        MaskedText masked = MaskedText.of(Preview.text(kept.value()).orElse(""));
        return switch (masked.restore(edited)) {
            case Restoring.UnknownMark(String mark) -> new CorrectionOutcome.UnknownMark(mark);
            case Restoring.MovedMark(String mark) -> new CorrectionOutcome.MovedMark(mark);
            case Restoring.Restored(String text, Set<String> replaced) -> {
                byte[] value = text.getBytes(StandardCharsets.UTF_8);
                yield switch (SendDocumentReader.read(value)) {
                    case Unreadable unreadable ->
                        new CorrectionOutcome.StillUnreadable(unreadable.pointer(), unreadable.reason());
                    case Read(SendDocument request) ->
                        publish(entry, kept, new Corrected(request, value, replaced), operator);
                };
            }
        };
    }

    private CorrectionOutcome publish(Entry entry, Found.Kept kept, Corrected corrected, Caller.Operator operator)
            throws SQLException, InterruptedException {
        SendDocument request = corrected.request();
        Standing standing = known.standing(request);
        if (standing == Standing.CONTRADICTORY) {
            return new CorrectionOutcome.KeyTaken();
        }
        Map<String, Object> what = place(entry);
        what.put("tenant", request.tenantId());
        what.put("requestId", request.requestId());
        what.put("replaced", corrected.replaced());
        acts.record(operator, OperatorActs.Act.PUBLISH_AGAIN, what, 1);
        settle(entry, Handled.PUBLISHED, Optional.of(request.requestId().value()), operator);
        // Last, for it alone cannot be undone.
        if (!republishing.publish(request.key(), corrected.value(), kept.headers())) {
            QuarkusTransaction.setRollbackOnly();
            return new CorrectionOutcome.KafkaUnavailable();
        }
        return new CorrectionOutcome.Published(request.tenantId(), request.requestId(), standing == Standing.REPEATED);
    }

    private void settle(Entry entry, Handled what, Optional<String> requestId, Caller.Operator operator)
            throws SQLException {
        index.settle(entry.id(), new Handling(what, clock.instant(), operator.name(), requestId));
    }

    private static Map<String, Object> place(Entry entry) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("rejected", entry.id());
        place.put("record", entry.record().partition() + "@" + entry.record().offset());
        return place;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Corrected(SendDocument request, byte[] value, Set<String> replaced) {}
}
