package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.identity.Callers;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.operate.act.ActOutcome;
import dev.facteur.dispatch.operate.act.Cancellations;
import dev.facteur.dispatch.operate.act.Resolutions;
import dev.facteur.dispatch.operate.search.OneDelivery;
import dev.facteur.dispatch.operate.search.Timelines;
import dev.facteur.dispatch.operate.view.TimelineView;
import dev.facteur.dispatch.problem.ProblemException;
import dev.facteur.dispatch.problem.ProblemType;
import dev.facteur.dispatch.problem.Problems;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One delivery: its way, and what its sender or an operator may do to it. To anybody else there is none. */
@Path("/deliveries/{tenantId}/{requestId}")
@Tag(name = "One delivery", description = "For the role `operator`, and for its own sender.")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
    private final Timelines timelines;
    private final Cancellations cancellations;
    private final Resolutions resolutions;
    private final Revalidation revalidation;
    private final Callers callers;
    private final Problems problems;

    DeliveryResource(
            Timelines timelines,
            Cancellations cancellations,
            Resolutions resolutions,
            Revalidation revalidation,
            Callers callers,
            Problems problems) {
        this.timelines = timelines;
        this.cancellations = cancellations;
        this.resolutions = resolutions;
        this.revalidation = revalidation;
        this.callers = callers;
        this.problems = problems;
    }

    @GET
    @Operation(
            operationId = "getDelivery",
            summary = "Read the way of a delivery",
            description = "Every attempt, reply, wait and event, the acts of people, and the copy in the Sent folder.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TimelineView.class),
                            examples = @ExampleObject(value = Examples.TIMELINE)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since that `ETag`")
    @APIResponse(responseCode = "404", description = "`delivery-unknown`")
    public Response get(
            @PathParam("tenantId") String tenantId, @PathParam("requestId") String requestId, Request request)
            throws SQLException {
        Caller caller = callers.current();
        return revalidation.answer(timeline(caller, meant(caller, tenantId, requestId)), problems.language(), request);
    }

    @POST
    @Path("/cancel")
    @Operation(
            operationId = "cancelDelivery",
            summary = "Give up a delivery that waits",
            description =
                    "It ends as `delivery-failed`, `CANCELLED`, and its contents are forgotten. Recipients who have it"
                            + " keep it: then it ends as `document-sent`, for them.")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled",
            content =
                    @Content(
                            schema = @Schema(implementation = TimelineView.class),
                            examples = @ExampleObject(value = Examples.TIMELINE)))
    @APIResponse(responseCode = "404", description = "`delivery-unknown`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`delivery-under-way`: an attempt has begun; `delivery-ended`; `delivery-held`: to be resolved")
    public Response cancel(@PathParam("tenantId") String tenantId, @PathParam("requestId") String requestId)
            throws SQLException {
        Caller caller = callers.current();
        OneDelivery delivery = meant(caller, tenantId, requestId);
        return answer(caller, delivery, cancellations.cancel(delivery, caller));
    }

    @POST
    @Path("/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resolveDelivery",
            summary = "Settle a held delivery",
            description =
                    "Nobody knows whether it was sent. `SENT`: it was, and is told as that. `RESEND`: it is sent again,"
                            + " the same bytes under the same Message-ID.")
    @APIResponse(
            responseCode = "200",
            description = "Settled",
            content =
                    @Content(
                            schema = @Schema(implementation = TimelineView.class),
                            examples = @ExampleObject(value = Examples.TIMELINE)))
    @APIResponse(responseCode = "400", description = "`request-unreadable`, with faults")
    @APIResponse(responseCode = "404", description = "`delivery-unknown`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`delivery-not-held`: it waits; `delivery-under-way`; `delivery-ended`; `delivery-not-kept`: its"
                            + " contents were erased")
    public Response resolve(
            @PathParam("tenantId") String tenantId,
            @PathParam("requestId") String requestId,
            @Nullable ResolveForm form)
            throws SQLException {
        Caller caller = callers.current();
        OneDelivery delivery = meant(caller, tenantId, requestId);
        return answer(
                caller,
                delivery,
                switch (ResolveForm.read(form)) {
                    case SENT -> resolutions.asSent(delivery, caller);
                    case RESEND -> resolutions.again(delivery, caller);
                });
    }

    private Response answer(Caller caller, OneDelivery delivery, ActOutcome outcome) throws SQLException {
        return switch (outcome) {
            case ActOutcome.Done _ -> Response.ok(timeline(caller, delivery)).build();
            case ActOutcome.Elsewhere(DeliveryState state) -> problems.answer(elsewhere(state), state.name());
            case ActOutcome.NotKept _ -> problems.answer(ProblemType.DELIVERY_NOT_KEPT);
            case ActOutcome.Unknown _ -> problems.answer(ProblemType.DELIVERY_UNKNOWN);
            case ActOutcome.Overtaken _ -> problems.answer(ProblemType.DELIVERY_UNDER_WAY);
        };
    }

    private static ProblemType elsewhere(DeliveryState state) {
        return switch (state) {
            case CLAIMED, SUBMITTING -> ProblemType.DELIVERY_UNDER_WAY;
            case WAITING -> ProblemType.DELIVERY_NOT_HELD;
            case SENT, FAILED -> ProblemType.DELIVERY_ENDED;
            case HELD -> ProblemType.DELIVERY_HELD;
        };
    }

    private TimelineView timeline(Caller caller, OneDelivery delivery) throws SQLException {
        return timelines
                .find(delivery)
                .map(found -> TimelineView.of(found, caller instanceof Caller.Person, problems.language()))
                .orElseThrow(DeliveryResource::unknown);
    }

    /** What cannot be an id belongs to no delivery. */
    private static OneDelivery meant(Caller caller, String tenantId, String requestId) {
        try {
            Optional<OneDelivery> meant = OneDelivery.of(caller, new TenantId(tenantId), new RequestId(requestId));
            return meant.orElseThrow(DeliveryResource::unknown);
        } catch (IllegalArgumentException unfit) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.DELIVERY_UNKNOWN, "");
    }
}
