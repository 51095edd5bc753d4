package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.identity.Callers;
import dev.facteur.dispatch.intake.rejected.RejectedIndex;
import dev.facteur.dispatch.intake.rejected.RejectedIndex.Entry;
import dev.facteur.dispatch.intake.rejected.RejectedIndex.Wanted;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.AlreadyHandled;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.Dismissed;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.Gone;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.KafkaUnavailable;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.KeyTaken;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.MovedMark;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.Published;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.StillUnreadable;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.Unknown;
import dev.facteur.dispatch.operate.rejected.CorrectionOutcome.UnknownMark;
import dev.facteur.dispatch.operate.rejected.Corrections;
import dev.facteur.dispatch.operate.rejected.RejectedDetails;
import dev.facteur.dispatch.operate.rejected.RejectedDetails.Contents;
import dev.facteur.dispatch.operate.view.RejectedView;
import dev.facteur.dispatch.operate.view.RejectedView.RejectedPage;
import dev.facteur.dispatch.problem.Fault;
import dev.facteur.dispatch.problem.ProblemException;
import dev.facteur.dispatch.problem.ProblemType;
import dev.facteur.dispatch.problem.Problems;
import dev.facteur.model.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What could not be taken: found, looked at, published again. */
@Path("/rejected")
@Tag(name = "Rejected records", description = "For the role `operator`.")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RejectedResource {
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 200;

    private final RejectedIndex index;
    private final RejectedDetails details;
    private final Corrections corrections;
    private final Callers callers;
    private final Problems problems;

    RejectedResource(
            RejectedIndex index, RejectedDetails details, Corrections corrections, Callers callers, Problems problems) {
        this.index = index;
        this.details = details;
        this.corrections = corrections;
        this.callers = callers;
        this.problems = problems;
    }

    /** One record, and what the topic has of it. */
    @Schema(name = "Rejected")
    public record RejectedDetailView(RejectedView record, Contents contents) {}

    /** What became of a correction. */
    @Schema(name = "PublishedAgain")
    public record PublishedView(
            @Schema(examples = "\"acme\"") String tenantId,
            @Schema(examples = "\"inv-2026-0042-1\"") String requestId,

            @Schema(description = "The same request came before: its outcome is told again, nothing is sent")
            boolean isRepeat) {}

    @GET
    @Operation(
            operationId = "findRejected",
            summary = "Find rejected records, the latest first",
            description = "Those on `send-document-rejected` that nobody has seen to, unless `handled` says otherwise.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RejectedPage.class),
                            examples = @ExampleObject(value = Examples.REJECTED)))
    @APIResponse(responseCode = "400", description = "`parameter-invalid`, with faults; `search-too-wide`")
    public RejectedPage find(
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("reason") @Parameter(description = "A part of it, whatever the case") @Nullable String reason,
            @QueryParam("handled")
                    @Parameter(
                            description = "`true`: those that were seen to; `all`: both",
                            schema =
                                    @Schema(
                                            enumeration = {"true", "false", "all"},
                                            defaultValue = "false"))
                    @Nullable String handled,
            @QueryParam("limit")
                    @Parameter(
                            description = "1 to 200",
                            schema = @Schema(implementation = Integer.class, defaultValue = "50"))
                    @Nullable String limit,
            @QueryParam("below")
                    @Parameter(
                            description = "The `id` of the last one read",
                            schema = @Schema(implementation = Long.class))
                    @Nullable String below,
            UriInfo uri)
            throws SQLException {
        Parameters parameters = new Parameters();
        parameters.accept(uri.getQueryParameters(), Set.of("tenant", "reason", "handled", "limit", "below"));
        boolean isAll = "all".equals(handled);
        boolean isHandled = !isAll && parameters.flag("handled", handled);
        Optional<TenantId> asked = parameters.value("tenant", tenant, TenantId::new, "1–255 visible ASCII characters");
        int size = parameters.number("limit", limit, 1, MAX_PAGE, PAGE);
        long last = parameters.value("below", below, Long::parseLong, "1, 2, …").orElse(Long.MAX_VALUE);
        parameters.check(ProblemType.PARAMETER_INVALID);
        Wanted wanted = new Wanted(
                isAll ? Optional.empty() : Optional.of(isHandled),
                asked.map(TenantId::value),
                Optional.ofNullable(reason));
        return new RejectedPage(
                index.latest(wanted, last, size).stream().map(RejectedView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getRejected",
            summary = "Look at a rejected record",
            description =
                    "Its key and headers, and as much of its value as an operator may see: of addresses the domain, of"
                            + " texts and files the length.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RejectedDetailView.class),
                            examples = @ExampleObject(value = Examples.REJECTED_ONE)))
    @APIResponse(responseCode = "404", description = "`rejected-unknown`")
    public RejectedDetailView get(@PathParam("id") String id) throws SQLException {
        Entry entry = index.find(number(id)).orElseThrow(RejectedResource::unknown);
        return new RejectedDetailView(RejectedView.of(entry), details.of(entry.record()));
    }

    @POST
    @Path("/{id}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishRejected",
            summary = "Publish a rejected request again, corrected",
            description =
                    "On `send-document`, with its own headers, under the key of its sender. Checked first as any request"
                            + " is; it goes under its request key, so nothing is sent twice.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PublishedView.class),
                            examples = @ExampleObject(value = Examples.PUBLISHED)))
    @APIResponse(responseCode = "400", description = "`request-unreadable`, with faults")
    @APIResponse(responseCode = "404", description = "`rejected-unknown`")
    @APIResponse(
            responseCode = "409",
            description = "`rejected-handled`: somebody has seen to it; `rejected-gone`; `request-key-taken`")
    @APIResponse(responseCode = "422", description = "`correction-invalid`: it would be rejected again; with faults")
    @APIResponse(responseCode = "503", description = "`kafka-unavailable`; `ledger-unavailable`")
    public Response publish(@PathParam("id") String id, @Nullable CorrectionForm form) {
        return answer(corrections.publish(number(id), CorrectionForm.read(form), callers.operator()));
    }

    @POST
    @Path("/{id}/dismiss")
    @Operation(
            operationId = "dismissRejected",
            summary = "Have it that there is nothing to publish",
            description = "Takes it off the list. The record stays on its topic.")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "`rejected-unknown`")
    @APIResponse(responseCode = "409", description = "`rejected-handled`: somebody has seen to it")
    public Response dismiss(@PathParam("id") String id) {
        return answer(corrections.dismiss(number(id), callers.operator()));
    }

    private Response answer(CorrectionOutcome outcome) {
        return switch (outcome) {
            case Published(var tenantId, var requestId, boolean isRepeat) ->
                Response.ok(new PublishedView(tenantId.value(), requestId.value(), isRepeat))
                        .build();
            case Dismissed _ -> Response.noContent().build();
            case StillUnreadable(String pointer, String reason) ->
                throw invalid("/value" + pointer, Fault.Code.REQUEST_INVALID, reason);
            case UnknownMark(String mark) -> throw invalid("/value", Fault.Code.MARK_UNKNOWN, mark);
            case MovedMark(String mark) -> throw invalid("/value", Fault.Code.MARK_MOVED, mark);
            case KeyTaken _ -> problems.answer(ProblemType.REQUEST_KEY_TAKEN);
            case AlreadyHandled(String by) -> problems.answer(ProblemType.REJECTED_HANDLED, by);
            case Gone _ -> problems.answer(ProblemType.REJECTED_GONE);
            case KafkaUnavailable _ -> problems.answer(ProblemType.KAFKA_UNAVAILABLE);
            case Unknown _ -> problems.answer(ProblemType.REJECTED_UNKNOWN);
        };
    }

    private static ProblemException invalid(String field, Fault.Code code, String argument) {
        return new ProblemException(ProblemType.CORRECTION_INVALID, List.of(new Fault(field, code, argument)));
    }

    /** What cannot be a number belongs to no record. */
    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException none) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.REJECTED_UNKNOWN, "");
    }
}
