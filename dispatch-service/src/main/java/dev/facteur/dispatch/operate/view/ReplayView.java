package dev.facteur.dispatch.operate.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.operate.act.Replays.Prospect;
import dev.facteur.dispatch.operate.act.Replays.Replayed;
import dev.facteur.web.text.Language;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a replay does, or would do. */
@Schema(name = "Replay")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReplayView(
        boolean dryRun,

        @Schema(description = "How many are sent again, up to 10,000: what a real run must expect")
        int count,

        @Schema(description = "How many failed likewise and cannot be sent again: their requests are no longer kept")
        Optional<Integer> unreplayable,

        @Schema(description = "Until the last of them is due: they leave at a pace that a server bears")
        long takesSeconds,

        @Schema(description = "The first of them, oldest first")
        Optional<List<DeliveryView>> sample) {

    public static ReplayView of(Prospect prospect, Language language) {
        return new ReplayView(
                true,
                prospect.count(),
                Optional.of(prospect.unreplayable()),
                prospect.takes().toSeconds(),
                Optional.of(prospect.sample().stream()
                        .map(delivery -> DeliveryView.of(delivery, false, language))
                        .toList()));
    }

    public static ReplayView of(Replayed replayed) {
        return new ReplayView(
                false, replayed.count(), Optional.empty(), replayed.takes().toSeconds(), Optional.empty());
    }
}
