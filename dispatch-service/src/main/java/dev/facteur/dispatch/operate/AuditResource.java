package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.operate.act.OperatorActs;
import dev.facteur.dispatch.operate.act.OperatorActs.OperatorAct;
import dev.facteur.dispatch.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators did. */
@Path("/deliveries/audit")
@Tag(name = "Audit", description = "For the role `operator`.")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 200;

    private final OperatorActs acts;

    AuditResource(OperatorActs acts) {
        this.acts = acts;
    }

    /** The latest first. */
    @Schema(name = "Audit")
    public record AuditView(
            @Schema(description = "Give the last `position` as `below` to read on")
            List<OperatorAct> acts) {}

    @GET
    @Operation(operationId = "readAudit", summary = "Read what operators did, the latest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AuditView.class),
                            examples = @ExampleObject(value = Examples.AUDIT)))
    @APIResponse(responseCode = "400", description = "`parameter-invalid`, with faults")
    public AuditView read(
            @QueryParam("limit")
                    @Parameter(
                            description = "1 to 200",
                            schema = @Schema(implementation = Integer.class, defaultValue = "50"))
                    @Nullable String limit,
            @QueryParam("below")
                    @Parameter(
                            description = "The `position` of the last one read",
                            schema = @Schema(implementation = Long.class))
                    @Nullable String below,
            UriInfo uri)
            throws SQLException {
        Parameters parameters = new Parameters();
        parameters.accept(uri.getQueryParameters(), Set.of("limit", "below"));
        int size = parameters.number("limit", limit, 1, MAX_PAGE, PAGE);
        long position =
                parameters.value("below", below, Long::parseLong, "1, 2, …").orElse(Long.MAX_VALUE);
        parameters.check(ProblemType.PARAMETER_INVALID);
        return new AuditView(acts.latest(position, size));
    }
}
