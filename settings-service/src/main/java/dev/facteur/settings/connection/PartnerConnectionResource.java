package dev.facteur.settings.connection;

import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.identity.Callers;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultCode;
import dev.facteur.settings.problem.ProblemType;
import dev.facteur.settings.problem.ProblemView;
import dev.facteur.settings.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The switches of the page "Partner connections". */
@Path("/partner-connections")
@Tag(name = "Partner connections", description = "My Gmail or Microsoft account, by which my documents leave.")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PartnerConnectionResource {
    private final Connections connections;
    private final Consents consents;
    private final Callers callers;
    private final Problems problems;

    PartnerConnectionResource(Connections connections, Consents consents, Callers callers, Problems problems) {
        this.connections = connections;
        this.consents = consents;
        this.callers = callers;
        this.problems = problems;
    }

    @GET
    @Operation(
            operationId = "getPartnerConnections",
            summary = "My accounts at all providers",
            description = "Answered from what is known here: it loads whatever state a provider is in.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ConnectionView[].class),
                            examples = @ExampleObject(name = "an expired one", value = ConnectionExamples.LIST)))
    public List<ConnectionView> list() {
        return connections.of(callers.current().key());
    }

    @POST
    @Path("/{provider}")
    @Operation(
            operationId = "connectPartner",
            summary = "Connect my account, or connect it again",
            description =
                    "Open the authorizationUrl in a window of its own. It comes back to a page of this service, which sends its"
                            + " opener the message `{source: \"facteur\", type: \"partner-connection\", provider, outcome}`"
                            + " (postMessage, to the origins the operator allows). With outcome CONSENTED it has `state` and"
                            + " `code` too: confirm it with these. While an address is locked only that account can be"
                            + " connected. On success the profile's method and address are the account's.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AuthorizationView.class),
                            examples = @ExampleObject(name = "gmail", value = ConnectionExamples.AUTHORIZATION)))
    @APIResponse(
            responseCode = "404",
            description = "`partner-not-offered`, or `not-found` for a provider that nobody knows",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemView.class),
                            examples = @ExampleObject(name = "not set up", value = ConnectionExamples.NOT_OFFERED)))
    @APIResponse(responseCode = "400", description = "`parameter-invalid`: no method that such an account sends by")
    public Response connect(
            @PathParam("provider") String name,
            @QueryParam("for")
                    @Parameter(
                            description =
                                    "The method it is for: SMTP asks for signing in at the provider's mail server and"
                                            + " nothing else, and leaves the profile as it is; a mailbox with `authentication`"
                                            + " OAUTH2 can be saved then. Left out: what the profile sends by now, else the"
                                            + " provider's own method.",
                            schema = @Schema(enumeration = {"GMAIL", "MICROSOFT", "SMTP"}))
                    Optional<String> method) {
        Optional<Provider> provider = Provider.named(name);
        if (provider.isEmpty()) {
            return problems.answer(ProblemType.NOT_FOUND);
        }
        Optional<TokenUse> use = method.flatMap(given -> use(provider.get(), given));
        if (method.isPresent() && use.isEmpty()) {
            String known = provider.get().name() + ", SMTP";
            return problems.answer(
                    ProblemType.PARAMETER_INVALID, List.of(Fault.of("/for", FaultCode.VALUE_UNKNOWN, known)));
        }
        return consents.begin(callers.current(), provider.get(), use)
                .map(uri -> Response.ok(new AuthorizationView(uri)).build())
                .orElseGet(() -> problems.answer(ProblemType.PARTNER_NOT_OFFERED));
    }

    private static Optional<TokenUse> use(Provider provider, String method) {
        return method.equals(provider.name())
                ? Optional.of(TokenUse.API)
                : Optional.of(TokenUse.SMTP).filter(smtp -> method.equals(smtp.name()));
    }

    @POST
    @Path("/{provider}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmConsent",
            summary = "Confirm a consent that came back",
            description =
                    "By the person who began it: nothing is connected before, so that nobody can be made to consent"
                            + " for somebody else. Answers within seconds, and once.")
    @APIResponse(
            responseCode = "200",
            description = "How it ended; but for CONNECTED nothing has changed",
            content =
                    @Content(
                            schema = @Schema(implementation = EndingView.class),
                            examples = {
                                @ExampleObject(name = "connected", value = ConnectionExamples.CONNECTED),
                                @ExampleObject(name = "another account", value = ConnectionExamples.OTHER_ACCOUNT)
                            }))
    @APIResponse(responseCode = "404", description = "`not-found`: a provider that nobody knows")
    public Response confirm(@PathParam("provider") String name, @NotNull @Valid Confirmation brought) {
        Optional<Provider> provider = Provider.named(name);
        if (provider.isEmpty()) {
            return problems.answer(ProblemType.NOT_FOUND);
        }
        Ending ending = consents.confirm(callers.current(), provider.get(), brought);
        return Response.ok(EndingView.of(ending, problems.language())).build();
    }

    @DELETE
    @Path("/{provider}")
    @Operation(
            operationId = "disconnectPartner",
            summary = "Disconnect my account",
            description =
                    "The tokens are forgotten at once and withdrawn at the provider (Google), as soon as it can be reached."
                            + " The method of the profile stays: documents wait until the account is connected again or"
                            + " another method is chosen. The address is unlocked.")
    @APIResponse(responseCode = "204", description = "Disconnected, or never connected")
    @APIResponse(responseCode = "404", description = "`not-found`: a provider that nobody knows")
    public Response disconnect(@PathParam("provider") String name) {
        Optional<Provider> provider = Provider.named(name);
        if (provider.isEmpty()) {
            return problems.answer(ProblemType.NOT_FOUND);
        }
        connections.disconnect(callers.current(), provider.get());
        return Response.noContent().build();
    }
}
