package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.intake.lag.ConsumerLag;
import dev.facteur.dispatch.intake.lag.ConsumerLag.Lag;
import dev.facteur.dispatch.operate.standing.ExpiredLogins;
import dev.facteur.dispatch.operate.standing.ExpiredLogins.ExpiredLogin;
import dev.facteur.dispatch.operate.standing.ServersInTrouble;
import dev.facteur.dispatch.operate.standing.ServersInTrouble.ServerStanding;
import dev.facteur.dispatch.problem.ProblemException;
import dev.facteur.dispatch.problem.ProblemType;
import dev.facteur.model.TenantId;
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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the service stands. Each answer is one source's alone: where one is away, the others still tell. */
@Path("/operations")
@Tag(name = "Operations", description = "For the role `operator`.")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OperationsResource {
    private static final int MOST = 200;

    private final ExpiredLogins logins;
    private final ServersInTrouble servers;
    private final ConsumerLag lag;

    OperationsResource(ExpiredLogins logins, ServersInTrouble servers, ConsumerLag lag) {
        this.logins = logins;
        this.servers = servers;
        this.lag = lag;
    }

    /** The first of them. */
    @Schema(name = "ExpiredLogins")
    public record LoginsView(
            List<ExpiredLogin> logins,
            @Schema(description = "There are more than 200") boolean isMore) {}

    /** The first of them. */
    @Schema(name = "Servers")
    public record ServersView(
            List<ServerStanding> servers,
            @Schema(description = "There are more than 200") boolean isMore) {}

    @GET
    @Path("/expired-logins")
    @Operation(
            operationId = "findExpiredLogins",
            summary = "Senders of whom nothing can leave until they sign in again",
            description = "For the longest time first.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = LoginsView.class),
                            examples = @ExampleObject(value = Examples.LOGINS)))
    @APIResponse(responseCode = "400", description = "`parameter-invalid`, with faults")
    public LoginsView logins(@QueryParam("tenant") @Nullable String tenant, UriInfo uri) throws SQLException {
        Parameters parameters = new Parameters();
        parameters.accept(uri.getQueryParameters(), Set.of("tenant"));
        Optional<TenantId> asked = parameters.value("tenant", tenant, TenantId::new, "1–255 visible ASCII characters");
        parameters.check(ProblemType.PARAMETER_INVALID);
        List<ExpiredLogin> found = logins.find(asked, MOST + 1);
        return new LoginsView(found.stream().limit(MOST).toList(), found.size() > MOST);
    }

    @GET
    @Path("/servers")
    @Operation(
            operationId = "findServers",
            summary = "Servers that do not answer, and those that documents wait for",
            description = "As all instances see them, within two seconds.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ServersView.class),
                            examples = @ExampleObject(value = Examples.SERVERS)))
    public ServersView servers() throws SQLException {
        List<ServerStanding> found = servers.find(MOST + 1);
        return new ServersView(found.stream().limit(MOST).toList(), found.size() > MOST);
    }

    @GET
    @Path("/lag")
    @Operation(
            operationId = "readLag",
            summary = "How many requests on Kafka are not finished",
            description = "As the brokers know it, those under way among them.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Lag.class),
                            examples = @ExampleObject(value = Examples.LAG)))
    @APIResponse(responseCode = "503", description = "`kafka-unavailable`")
    public Lag lag() throws InterruptedException {
        return lag.ask().orElseThrow(() -> new ProblemException(ProblemType.KAFKA_UNAVAILABLE, ""));
    }
}
