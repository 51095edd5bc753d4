package dev.facteur.dispatch.operate.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.operate.search.Summaries.Group;
import dev.facteur.dispatch.operate.search.Summaries.Summary;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What waits, failed or is held, by why and who must act. */
@Schema(name = "Summary")
public record SummaryView(
        List<GroupView> groups,

        @Schema(description = "Only the newest 100,000 were counted; there are more")
        boolean isMore) {

    public static SummaryView of(Summary summary) {
        return new SummaryView(summary.groups().stream().map(GroupView::of).toList(), summary.isMore());
    }

    /** Deliveries that stand alike. */
    @Schema(name = "SummaryGroup")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record GroupView(
            ShownState state,
            @Schema(description = "Why they wait") Optional<DelayReason> reason,

            @Schema(description = "Why they failed or are held")
            Optional<FailureCause> cause,

            @Schema(description = "Who can mend it; absent of those that go on by themselves")
            Optional<WhoActs> whoActs,

            int count,

            @Schema(description = "When the first of them was asked for")
            Instant oldest,

            @Schema(description = "When the last of them was")
            Instant newest) {
        static GroupView of(Group group) {
            return new GroupView(
                    ShownState.of(group.state()),
                    group.reason(),
                    group.cause(),
                    group.whoActs().or(() -> group.reason().flatMap(GroupView::whoEnds)),
                    group.count(),
                    group.oldest(),
                    group.newest());
        }

        /** A wait that somebody has to end. */
        private static Optional<WhoActs> whoEnds(DelayReason reason) {
            return switch (reason) {
                case AUTHENTICATION_EXPIRED -> Optional.of(WhoActs.SENDER);
                case SETTINGS_UNAVAILABLE -> Optional.of(WhoActs.OPERATOR);
                case RETRY, THROTTLED, SCHEDULED, SERVER_UNREACHABLE -> Optional.empty();
            };
        }
    }
}
