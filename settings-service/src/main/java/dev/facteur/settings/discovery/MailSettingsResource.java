package dev.facteur.settings.discovery;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.InvalidValueException;
import dev.facteur.settings.identity.Callers;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultCode;
import dev.facteur.settings.problem.ProblemType;
import dev.facteur.settings.problem.ProblemView;
import dev.facteur.settings.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Fills in the form for a mailbox. */
@Path("/mail-settings")
@Tag(name = "Mail settings", description = "The servers of a mailbox, found from its address.")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class MailSettingsResource {
    private final Discovery discovery;
    private final Callers callers;
    private final Problems problems;

    MailSettingsResource(Discovery discovery, Callers callers, Problems problems) {
        this.discovery = discovery;
        this.callers = callers;
        this.problems = problems;
    }

    @GET
    @Operation(
            operationId = "findMailSettings",
            summary = "Find the mail servers of an address",
            description =
                    "From what is known offline, else from the provider's autoconfig, Thunderbird's database, SRV, MX and"
                            + " a guess, within three seconds; whoever does not answer only makes for fewer proposals. Nobody"
                            + " is told more than the domain, and nobody is logged in to. The values are those for the form of"
                            + " a profile; only its check says whether they work.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = MailSettingsView.class),
                            examples = {
                                @ExampleObject(name = "jeanne@orange.fr", value = MailSettingsExamples.ORANGE),
                                @ExampleObject(
                                        name = "jeanne@menuiserie-martin.fr, a domain at OVH",
                                        value = MailSettingsExamples.OVH),
                                @ExampleObject(name = "jeanne@gmail.com", value = MailSettingsExamples.GMAIL)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "`parameter-invalid`: the fault names the query parameter, such as `/address`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "429",
            description = "`too-many-searches`, with Retry-After",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemView.class)))
    public Response find(
            @Parameter(description = "The address that documents are to leave from", required = true)
                    @QueryParam("address")
                    @Nullable String address,
            @Parameter(description = "The product that the user has chosen: `provider.id` of a proposal")
                    @QueryParam("product")
                    @Nullable String product,
            @Parameter(description = "What the product `needs`", example = "4") @QueryParam("number") @Nullable String number,
            @Parameter(description = "What the product `needs`") @QueryParam("region") @Nullable String region,
            @Parameter(description = "What the product `needs`") @QueryParam("country") @Nullable String country) {
        Optional<String> given = given(address);
        if (given.isEmpty()) {
            return wrong(Fault.of("/address", FaultCode.REQUIRED));
        }
        Optional<EmailAddress> parsed = parsed(given.get());
        if (parsed.isEmpty()) {
            return wrong(Fault.of("/address", FaultCode.ADDRESS_INVALID));
        }
        Map<String, String> values = new HashMap<>();
        given(number).ifPresent(value -> values.put("number", value));
        given(region).ifPresent(value -> values.put("region", value));
        given(country).ifPresent(value -> values.put("country", value));
        return given(product)
                .map(id -> chosen(parsed.get(), ProductChoice.of(id, values)))
                .orElseGet(() -> found(parsed.get()));
    }

    private Response chosen(EmailAddress address, ProductChoice choice) {
        return switch (choice) {
            case ProductChoice.Chosen(var product) ->
                Response.ok(MailSettingsView.of(discovery.chosen(product), address, problems.language()))
                        .build();
            case ProductChoice.Wrong(Fault fault) -> wrong(fault);
        };
    }

    private Response found(EmailAddress address) {
        return switch (discovery.find(callers.current().key(), address)) {
            case DiscoveryOutcome.Searched(var found) ->
                Response.ok(MailSettingsView.of(found, address, problems.language()))
                        .build();
            case DiscoveryOutcome.TooMany(var wait) -> problems.answerLater(ProblemType.TOO_MANY_SEARCHES, wait);
        };
    }

    private Response wrong(Fault fault) {
        return problems.answer(ProblemType.PARAMETER_INVALID, List.of(fault));
    }

    private static Optional<String> given(@Nullable String parameter) {
        return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<EmailAddress> parsed(String address) {
        try {
            return Optional.of(new EmailAddress(address));
        } catch (InvalidValueException notAnAddress) {
            return Optional.empty();
        }
    }
}
