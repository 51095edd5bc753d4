package dev.facteur.dispatch.operate.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.intake.rejected.RejectedIndex.Entry;
import dev.facteur.dispatch.intake.rejected.RejectedIndex.Handled;
import dev.facteur.dispatch.intake.rejected.RejectedIndex.Handling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record that could not be taken. */
@Schema(name = "RejectedRecord")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RejectedView(
        @Schema(description = "Of this list") long id,

        @Schema(description = "When it was put aside") Instant at,

        @Schema(description = "Of `send-document-rejected`") int partition,

        @Schema(description = "On that partition") long offset,

        @Schema(
                description = "Why, after the field at fault; never what the request holds",
                examples = "\"/to/0/address: must be an e-mail address\"")
        String reason,

        @Schema(description = "As far as it can be told") Optional<String> tenantId,

        @Schema(description = "As far as it can be told") Optional<String> senderId,

        @Schema(description = "As far as it can be told") Optional<String> requestId,

        @Schema(description = "Of the value, in bytes") int size,

        @Schema(description = "What was done about it; absent while nothing was")
        Optional<HandlingView> handling) {

    public static RejectedView of(Entry entry) {
        return new RejectedView(
                entry.id(),
                entry.record().at(),
                entry.record().partition(),
                entry.record().offset(),
                entry.record().reason(),
                entry.record().tenantId(),
                entry.record().senderId(),
                entry.record().requestId(),
                entry.record().size(),
                entry.handling().map(HandlingView::of));
    }

    /** What was done about it. */
    @Schema(name = "RejectedHandling")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record HandlingView(
            Handled what,
            Instant at,
            String by,

            @Schema(description = "Under which request it was published")
            Optional<String> requestId) {
        static HandlingView of(Handling handling) {
            return new HandlingView(handling.what(), handling.at(), handling.by(), handling.requestId());
        }
    }

    /** The latest first. */
    @Schema(name = "RejectedRecords")
    public record RejectedPage(
            @Schema(description = "Give the last `id` as `below` to read on")
            List<RejectedView> records) {}
}
