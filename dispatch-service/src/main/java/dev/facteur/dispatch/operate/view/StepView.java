package dev.facteur.dispatch.operate.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.ledger.Step;
import dev.facteur.dispatch.ledger.Step.Actor;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.SmtpDetail;
import dev.facteur.model.outcome.WhoActs;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that happened to a delivery. */
@Schema(name = "Step")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StepView(
        Instant at,
        @Schema(description = "What it came to") ShownState state,

        @Schema(description = "Number of the claim it came of; one that is missing was lost with its process")
        int attempt,

        @Schema(description = "Why it waits from here") Optional<DelayReason> reason,
        @Schema(description = "Until when") Optional<Instant> until,
        Optional<FailureCause> cause,
        Optional<WhoActs> whoActs,

        @Schema(description = "A sentence in English, without addresses")
        Optional<String> detail,

        @Schema(description = "Where the conversation ended, in the server's own words")
        Optional<SmtpDetail> smtp,

        @Schema(description = "How long was tried; absent if nothing was")
        Optional<Long> tookMillis,

        @Schema(description = "Topic of the event that tells of it")
        Optional<String> event,

        @Schema(description = "Whose act it was") Optional<Actor> by) {
    static StepView of(Step step) {
        return new StepView(
                step.at(),
                ShownState.of(step.state()),
                step.attempt(),
                step.reason(),
                step.until(),
                step.cause(),
                step.whoActs(),
                step.detail(),
                step.smtp(),
                step.tookMillis(),
                step.event(),
                step.by());
    }
}
