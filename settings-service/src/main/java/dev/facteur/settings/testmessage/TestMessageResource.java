package dev.facteur.settings.testmessage;

import dev.facteur.settings.identity.Callers;
import dev.facteur.settings.problem.ProblemType;
import dev.facteur.settings.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A mail to oneself. */
@Path("/sender-profiles/me/test-message")
@Tag(name = "My sender profile")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TestMessageResource {
    private static final Duration LATER = Duration.ofSeconds(10);

    private final TestMessages messages;
    private final Problems problems;
    private final Callers callers;

    TestMessageResource(TestMessages messages, Problems problems, Callers callers) {
        this.messages = messages;
        this.problems = problems;
        this.callers = callers;
    }

    @POST
    @Operation(
            operationId = "sendMyTestMessage",
            summary = "Send me a test message",
            description =
                    "One mail to my own address, by the profile as it is saved and on the way that all documents take,"
                            + " in the language of Accept-Language. What becomes of it is told like any document's: its type is"
                            + " `test-message`.")
    @APIResponse(
            responseCode = "202",
            description = "On its way",
            content =
                    @Content(
                            schema = @Schema(implementation = TestMessageView.class),
                            examples =
                                    @ExampleObject("{\"requestId\": \"test-2f0c1b5e-7f0a-4a5e-9d0c-2f1f8a7e4b11\"}")))
    @APIResponse(
            responseCode = "409",
            description = "`profile-missing`: nothing was ever saved; `authentication-expired`: it would wait for me")
    @APIResponse(responseCode = "429", description = "`too-many-test-messages`, with Retry-After")
    @APIResponse(
            responseCode = "503",
            description = "`documents-not-taken`: Kafka is away, no document leaves now; with Retry-After")
    public Response send() {
        return switch (messages.send(callers.current().key(), problems.language())) {
            case TestMessageOutcome.Published(var requestId) ->
                Response.accepted(new TestMessageView(requestId.value())).build();
            case TestMessageOutcome.NoProfile() -> problems.answer(ProblemType.PROFILE_MISSING);
            case TestMessageOutcome.Expired() -> problems.answer(ProblemType.AUTHENTICATION_EXPIRED);
            case TestMessageOutcome.TooMany(var wait) -> problems.answerLater(ProblemType.TOO_MANY_TEST_MESSAGES, wait);
            case TestMessageOutcome.NotTaken() -> problems.answerLater(ProblemType.DOCUMENTS_NOT_TAKEN, LATER);
        };
    }
}
