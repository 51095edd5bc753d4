package dev.facteur.settings.connection;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/**
 * Where a provider sends the browser back to. Nobody is signed in here, so that nothing is connected here: the page hands
 * what it brought to the one that began.
 */
@Path("/partner-connections/callback")
@Tag(name = "Partner connections")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class ConsentCallbackResource {
    private static final Logger LOG = Logger.getLogger(ConsentCallbackResource.class);

    private final Consents consents;
    private final EndingPage page;

    ConsentCallbackResource(Consents consents, EndingPage page) {
        this.consents = consents;
        this.page = page;
    }

    @GET
    @SecurityRequirements
    @Operation(
            operationId = "endConsent",
            summary = "The return from a provider",
            description =
                    "For the provider's redirect. A page says how it went and tells the window that opened it, which"
                            + " confirms a consent that was given.")
    @APIResponse(responseCode = "200", description = "The page, whatever the ending")
    public Response end(
            @QueryParam("state") Optional<String> state,
            @QueryParam("code") Optional<String> code,
            @QueryParam("error") Optional<String> error) {
        return page.answer(ended(state, code, error));
    }

    /** Whoever looks at this window wants a page, whatever happens. */
    private Ending ended(Optional<String> state, Optional<String> code, Optional<String> error) {
        try {
            return consents.returned(state, code, error);
        } catch (RuntimeException fault) {
            LOG.error("A consent could not be ended", fault);
            return Ending.of(Ending.Kind.FAILED);
        }
    }
}
