package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.operate.view.ShownState;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SendingMethod;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filter of a query, as it was written. All of it must fit. */
public class FilterParameters {
    static final Set<String> NAMES = Set.of(
            "tenant",
            "sender",
            "requestId",
            "state",
            "reason",
            "cause",
            "whoActs",
            "method",
            "document",
            "since",
            "until",
            "mine");

    @QueryParam("tenant")
    @Parameter(description = "A person's own is the only one there is for them")
    @Nullable String tenant;

    @QueryParam("sender")
    @Nullable String sender;

    @QueryParam("requestId")
    @Nullable String requestId;

    @QueryParam("state")
    @Parameter(
            description = "May be given several times: any of them",
            schema = @Schema(implementation = ShownState.class))
    @Nullable List<String> state;

    @QueryParam("reason")
    @Parameter(description = "Of those that wait", schema = @Schema(implementation = DelayReason.class))
    @Nullable String reason;

    @QueryParam("cause")
    @Parameter(description = "Of those that failed or are held", schema = @Schema(implementation = FailureCause.class))
    @Nullable String cause;

    @QueryParam("whoActs")
    @Parameter(description = "Of those that failed or are held", schema = @Schema(implementation = WhoActs.class))
    @Nullable String whoActs;

    @QueryParam("method")
    @Parameter(schema = @Schema(implementation = SendingMethod.class))
    @Nullable String method;

    @QueryParam("document")
    @Parameter(description = "The `id` in the caller's reference to the document", example = "F-2026-0042")
    @Nullable String document;

    @QueryParam("since")
    @Parameter(description = "Asked for then or later", schema = @Schema(implementation = Instant.class))
    @Nullable String since;

    @QueryParam("until")
    @Parameter(description = "Asked for before", schema = @Schema(implementation = Instant.class))
    @Nullable String until;

    @QueryParam("mine")
    @Parameter(
            description = "`true`: an operator asks for their own only",
            schema = @Schema(implementation = Boolean.class))
    @Nullable String mine;
}
