package dev.facteur.settings.profile;

import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.settings.check.progress.CheckListener;
import dev.facteur.settings.identity.Caller;
import dev.facteur.settings.identity.Callers;
import dev.facteur.settings.profile.form.ProfileForm;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The profile of a colleague. The tenant is the caller's own, always: no path leads to another. */
@Path("/sender-profiles/{senderId}")
@Tag(name = "A colleague's sender profile", description = "For the role `sender-admin`, within its own tenant.")
@RolesAllowed("sender-admin")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SenderProfileResource {
    private final Profiles profiles;
    private final ProfileAnswers answers;
    private final Callers callers;

    SenderProfileResource(Profiles profiles, ProfileAnswers answers, Callers callers) {
        this.profiles = profiles;
        this.answers = answers;
        this.callers = callers;
    }

    @GET
    @Operation(
            operationId = "getProfile",
            summary = "Read a colleague's profile",
            description = "For somebody who never saved one: version 0, method RELAY, no address.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ProfileView.class),
                            examples = @ExampleObject(value = ProfileExamples.PROFILE)))
    public Response get(@PathParam("senderId") SenderId senderId) {
        return answers.of(profiles.find(key(senderId)).orElseGet(() -> ProfileView.unsaved(Optional.empty())));
    }

    @PUT
    @Operation(
            operationId = "saveProfile",
            summary = "Check and save a colleague's profile",
            description = "As for one's own. Stored passwords stay theirs: they are never shown.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ProfileView.class),
                            examples = @ExampleObject(value = ProfileExamples.PROFILE)))
    @APIResponse(
            responseCode = "409",
            description = "`sender-address-locked`: the address cannot change while a mailbox is the method")
    @APIResponse(responseCode = "412", description = "`profile-changed`: somebody saved meanwhile")
    @APIResponse(responseCode = "422", description = "`profile-invalid` or `connection-check-failed`, with faults")
    @APIResponse(responseCode = "429", description = "`too-many-checks`, with Retry-After")
    public Response put(
            @PathParam("senderId") SenderId senderId, @NotNull @Valid ProfileForm form, HttpHeaders headers) {
        Caller caller = callers.current();
        return answers.of(profiles.save(
                caller.colleague(senderId), caller, form, Precondition.of(headers), CheckListener.NOBODY));
    }

    @DELETE
    @Operation(operationId = "eraseProfile", summary = "Erase a colleague's profile, such as when they leave")
    @APIResponse(responseCode = "204", description = "Erased, or never there")
    @APIResponse(responseCode = "412", description = "`profile-changed`: somebody saved meanwhile")
    public Response delete(@PathParam("senderId") SenderId senderId, HttpHeaders headers) {
        return answers.erased(profiles.erase(key(senderId), Precondition.of(headers)));
    }

    private SenderKey key(SenderId senderId) {
        return callers.current().colleague(senderId);
    }
}
