package dev.facteur.settings.discovery.preset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.settings.problem.Problems;
import dev.facteur.web.text.Language;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The presets: the same for everybody, so written once for each language. */
@Path("/mail-providers")
@Tag(name = "Mail settings", description = "What a mailbox's servers are.")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class MailProvidersResource {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Problems problems;
    private final Map<Language, Presets> presets = new EnumMap<>(Language.class);

    MailProvidersResource(Problems problems, ObjectMapper mapper) {
        this.problems = problems;
        for (Language language : Language.values()) {
            presets.put(language, Presets.in(language, mapper));
        }
    }

    @GET
    @Operation(
            operationId = "listMailProviders",
            summary = "The mail providers that are known offline",
            description =
                    "Their servers, user names and passwords, and what to know before filling in the form. To be kept for an"
                            + " hour and asked for again with If-None-Match.")
    @APIResponse(
            responseCode = "200",
            description = "All of them, the providers of a family in the order to propose them",
            content =
                    @Content(
                            schema = @Schema(implementation = ProvidersView.class),
                            examples = @ExampleObject(name = "one of them", value = ProvidersView.EXAMPLE)))
    @APIResponse(responseCode = "304", description = "As you have them")
    public Response list(Request request) {
        Presets known = Objects.requireNonNull(presets.get(problems.language()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(known.tag());
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setNoTransform(false);
        cache.setMaxAge((int) KEPT.toSeconds());
        return (unchanged == null ? Response.ok(known.json()) : unchanged)
                .tag(known.tag())
                .cacheControl(cache)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    private record Presets(String json, EntityTag tag) {
        static Presets in(Language language, ObjectMapper mapper) {
            try {
                String json = mapper.writeValueAsString(ProvidersView.in(language));
                String name = UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8))
                        .toString();
                return new Presets(json, new EntityTag(name));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Cannot write the presets", e);
            }
        }
    }
}
