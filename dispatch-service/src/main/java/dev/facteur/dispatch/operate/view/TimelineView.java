package dev.facteur.dispatch.operate.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.Step;
import dev.facteur.dispatch.operate.search.FoundDelivery;
import dev.facteur.dispatch.operate.search.Timeline;
import dev.facteur.dispatch.operate.search.Timeline.CopyToFile;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.web.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery and its way. */
@Schema(name = "Timeline")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TimelineView(
        DeliveryView delivery,

        @Schema(description = "All that happened since it was asked for, in order")
        List<StepView> steps,

        @Schema(description = "Of what was sent") Optional<CopyView> sentCopy) {

    public static TimelineView of(Timeline timeline, boolean isForSender, Language language) {
        return new TimelineView(
                DeliveryView.of(timeline.delivery(), isForSender, language), steps(timeline), CopyView.of(timeline));
    }

    private static List<StepView> steps(Timeline timeline) {
        boolean isUntold = timeline.steps().isEmpty() && timeline.delivery().state() == DeliveryState.SENT;
        return isUntold
                ? List.of(sentAtOnce(timeline))
                : timeline.steps().stream().map(StepView::of).toList();
    }

    /** Of the commonest way there is no step in the ledger: the delivery itself says all of it. */
    private static StepView sentAtOnce(Timeline timeline) {
        FoundDelivery delivery = timeline.delivery();
        Optional<DispatchEvent> event = delivery.event();
        return StepView.of(new Step(
                event.map(DispatchEvent::at).orElse(delivery.changedAt()),
                delivery.attempts(),
                delivery.state(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                timeline.tookMillis(),
                event.map(DispatchEvent::topic),
                Optional.empty()));
    }

    /** The copy in the Sent folder. */
    @Schema(name = "SentCopy")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record CopyView(
            CopyState state,

            @Schema(description = "Attempts to file it so far")
            Optional<Integer> attempts,

            @Schema(description = "When it is tried again") Optional<Instant> until,

            @Schema(description = "What came of the last attempt")
            Optional<String> detail) {

        static Optional<CopyView> of(Timeline timeline) {
            return timeline.delivery()
                    .event()
                    .filter(DocumentSent.class::isInstance)
                    .map(DocumentSent.class::cast)
                    .map(sent -> of(sent.sentCopy(), timeline.copy()));
        }

        private static CopyView of(SentCopy promise, Optional<CopyToFile> copy) {
            return switch (promise) {
                case NOT_WANTED -> new CopyView(CopyState.NOT_WANTED);
                case PROVIDER -> new CopyView(CopyState.PROVIDER);
                case PENDING -> copy.map(CopyView::of).orElseGet(() -> new CopyView(CopyState.FILED));
            };
        }

        private static CopyView of(CopyToFile copy) {
            return new CopyView(
                    copy.isGivenUp() ? CopyState.FAILED : CopyState.PENDING,
                    Optional.of(copy.attempts()),
                    Optional.of(copy.dueAt()).filter(_ -> !copy.isGivenUp()),
                    copy.lastError());
        }

        private CopyView(CopyState state) {
            this(state, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Where the copy is. */
    public enum CopyState {
        NOT_WANTED,
        /** The provider files it by itself. */
        PROVIDER,
        PENDING,
        FILED,
        FAILED
    }
}
