package dev.facteur.settings.profile;

import dev.facteur.settings.check.progress.CheckListener;
import dev.facteur.settings.history.History;
import dev.facteur.settings.history.HistoryEntry;
import dev.facteur.settings.identity.Caller;
import dev.facteur.settings.identity.Callers;
import dev.facteur.settings.problem.ProblemView;
import dev.facteur.settings.profile.form.ProfileForm;
import dev.facteur.settings.profile.live.LiveAnswers;
import dev.facteur.settings.profile.live.LiveEnd;
import dev.facteur.settings.profile.live.LiveStep;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The profile of whoever is signed in. */
@Path("/sender-profiles/me")
@Tag(name = "My sender profile", description = "How my own documents leave.")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MyProfileResource {
    private final Profiles profiles;
    private final ProfileAnswers answers;
    private final LiveAnswers live;
    private final History history;
    private final Callers callers;

    MyProfileResource(Profiles profiles, ProfileAnswers answers, LiveAnswers live, History history, Callers callers) {
        this.profiles = profiles;
        this.answers = answers;
        this.live = live;
        this.history = history;
        this.callers = callers;
    }

    @GET
    @Operation(
            operationId = "getMyProfile",
            summary = "Read my profile",
            description =
                    "For somebody who never saved one this is what holds for them: version 0, method RELAY, with the"
                            + " address and name that their token proposes. The ETag is the version.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ProfileView.class),
                            examples = @ExampleObject(value = ProfileExamples.PROFILE)))
    public Response get() {
        Caller caller = callers.current();
        return answers.of(profiles.find(caller.key()).orElseGet(() -> ProfileView.unsaved(Optional.of(caller))));
    }

    @PUT
    @Produces({MediaType.APPLICATION_JSON, LiveAnswers.LINES})
    @Operation(
            operationId = "saveMyProfile",
            summary = "Check and save my profile",
            description =
                    "With method SMTP the servers are contacted at once with exactly these values (nothing is sent); if"
                            + " that fails nothing is saved and the faults say which field to correct. With If-Match only that"
                            + " version is replaced (\"0\": only if there is none yet); without it the last write wins."
                            + " With Accept: application/x-ndjson the stages are told as they pass, one JSON object a line;"
                            + " the last has the `status` and `body` of the plain answer. Whoever stops reading stops nothing.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Saved; or, with `Accept: application/x-ndjson`, how far it has come line by line and what came of it",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ProfileView.class),
                        examples = @ExampleObject(value = ProfileExamples.PROFILE)),
                @Content(
                        mediaType = LiveAnswers.LINES,
                        schema = @Schema(oneOf = {LiveStep.class, LiveEnd.class}),
                        examples = @ExampleObject(value = ProfileExamples.LIVE_SAVE))
            })
    @APIResponse(
            responseCode = "409",
            description = "`sender-address-locked`: the address cannot change while a mailbox is the method",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "412",
            description = "`profile-changed`: somebody saved meanwhile",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "422",
            description = "`profile-invalid` or `connection-check-failed`, with faults",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemView.class),
                            examples = @ExampleObject(name = "a wrong password", value = ProfileExamples.FAULTS)))
    @APIResponse(
            responseCode = "429",
            description = "`too-many-checks`, with Retry-After",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemView.class)))
    public Response put(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ProfileForm.class),
                                            examples = {
                                                @ExampleObject(name = "by the relay", value = ProfileExamples.RELAY),
                                                @ExampleObject(name = "by my mailbox", value = ProfileExamples.MAILBOX)
                                            }))
                    @NotNull @Valid ProfileForm form,
            HttpHeaders headers) {
        Caller caller = callers.current();
        Precondition precondition = Precondition.of(headers);
        Function<CheckListener, SaveOutcome> save =
                listener -> profiles.save(caller.key(), caller, form, precondition, listener);
        return LiveAnswers.areWanted(headers)
                ? live.of(save, answers::of)
                : answers.of(save.apply(CheckListener.NOBODY));
    }

    @DELETE
    @Operation(
            operationId = "eraseMyProfile",
            summary = "Erase my profile",
            description = "Profile, passwords and history are gone at once; documents leave by the relay again.")
    @APIResponse(responseCode = "204", description = "Erased, or never there")
    @APIResponse(responseCode = "412", description = "`profile-changed`: somebody saved meanwhile")
    public Response delete(HttpHeaders headers) {
        return answers.erased(profiles.erase(callers.current().key(), Precondition.of(headers)));
    }

    @POST
    @Path("/check")
    @Produces({MediaType.APPLICATION_JSON, LiveAnswers.LINES})
    @Operation(
            operationId = "checkMyProfile",
            summary = "Check values without saving them",
            description = "The check of PUT, with the same faults; line by line if Accept is application/x-ndjson.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CheckView.class),
                        examples = {
                            @ExampleObject(name = "it works", value = ProfileExamples.REPORT),
                            @ExampleObject(
                                    name = "another security would work",
                                    value = ProfileExamples.REPORT_WITH_SUGGESTION)
                        }),
                @Content(
                        mediaType = LiveAnswers.LINES,
                        schema = @Schema(oneOf = {LiveStep.class, LiveEnd.class}),
                        examples = @ExampleObject(value = ProfileExamples.LIVE_CHECK))
            })
    @APIResponse(responseCode = "429", description = "`too-many-checks`, with Retry-After")
    public Response check(@NotNull @Valid ProfileForm form, HttpHeaders headers) {
        Caller caller = callers.current();
        Function<CheckListener, CheckOutcome> check = listener -> profiles.check(caller.key(), caller, form, listener);
        return LiveAnswers.areWanted(headers)
                ? live.of(check, answers::of)
                : answers.of(check.apply(CheckListener.NOBODY));
    }

    @GET
    @Path("/history")
    @Transactional
    @Operation(
            operationId = "getMyHistory",
            summary = "Who changed what in my profile, and when",
            description = "Newest first; names of fields, never their values.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = HistoryEntry.class),
                            examples = @ExampleObject(value = ProfileExamples.HISTORY)))
    @APIResponse(responseCode = "400", description = "`request-unreadable`: the limit is none")
    public List<HistoryEntry> history(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return history.of(callers.current().key(), limit);
    }
}
