package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.identity.Callers;
import dev.facteur.dispatch.operate.act.Replays;
import dev.facteur.dispatch.operate.search.DeliveryFilter;
import dev.facteur.dispatch.operate.view.ReplayView;
import dev.facteur.dispatch.problem.ProblemException;
import dev.facteur.dispatch.problem.ProblemType;
import dev.facteur.dispatch.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sends again what failed. */
@Path("/deliveries/replay")
@Tag(name = "Replay", description = "For the role `operator`.")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReplayResource {
    private final Replays replays;
    private final Callers callers;
    private final Problems problems;

    ReplayResource(Replays replays, Callers callers, Problems problems) {
        this.replays = replays;
        this.callers = callers;
        this.problems = problems;
    }

    @POST
    @Operation(
            operationId = "replayDeliveries",
            summary = "Send failed deliveries again",
            description = "One (`tenant` and `requestId`), or all that a filter finds, under their own request keys and"
                    + " Message-IDs. First with `dryRun`; then with the `expected` count, so that nobody sends more than they"
                    + " have seen.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayView.class),
                            examples = @ExampleObject(value = Examples.REPLAY)))
    @APIResponse(responseCode = "400", description = "`request-unreadable`, with faults")
    @APIResponse(responseCode = "409", description = "`count-changed`: there are not as many as expected; none is sent")
    public Response replay(@Nullable ReplayForm form) throws SQLException {
        if (form == null) {
            throw new ProblemException(ProblemType.REQUEST_UNREADABLE, "");
        }
        DeliveryFilter filter = form.read();
        if (form.dryRun) {
            return Response.ok(ReplayView.of(replays.look(filter), problems.language()))
                    .build();
        }
        Replays.Replayed replayed =
                replays.replay(filter, Objects.requireNonNull(form.expected), callers.operator(), form.what());
        return replayed.isDone()
                ? Response.ok(ReplayView.of(replayed)).build()
                : problems.answer(ProblemType.COUNT_CHANGED, Integer.toString(replayed.count()));
    }
}
