package dev.facteur.dispatch.problem;

import dev.facteur.dispatch.text.Language;
import dev.facteur.dispatch.text.Texts;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Gives every operation the problems that any operation may answer with, and every problem an example, when the service is
 * built. A resource names its own in backticks, <code>`delivery-unknown`: no profile</code>, and leaves the rest to this.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentedProblems implements OASFilter {
    private static final String SCHEMA = "#/components/schemas/Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(DocumentedProblems::complete);
    }

    private static void complete(Operation operation) {
        add(operation, ProblemType.NOT_ACCEPTABLE);
        add(operation, ProblemType.INTERNAL_ERROR);
        add(operation, ProblemType.LEDGER_UNAVAILABLE);
        if (operation.getRequestBody() != null) {
            add(operation, ProblemType.REQUEST_UNREADABLE);
            add(operation, ProblemType.REQUEST_TOO_LARGE);
            add(operation, ProblemType.MEDIA_TYPE_UNSUPPORTED);
        }
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        if (parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            add(operation, ProblemType.NOT_FOUND);
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                explain(Integer.parseInt(status), response);
            }
        });
    }

    private static void add(Operation operation, ProblemType type) {
        String status = Integer.toString(type.status());
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(named(type)));
        }
    }

    private static void explain(int status, APIResponse response) {
        String description = response.getDescription() == null ? "" : response.getDescription();
        List<ProblemType> types = Arrays.stream(ProblemType.values())
                .filter(type -> description.contains("`" + type.slug() + "`"))
                .toList();
        if (types.isEmpty()) {
            types = ofEverybody(status);
            response.setDescription(
                    types.stream().map(DocumentedProblems::named).collect(Collectors.joining("; ")));
        }
        if (response.getContent() == null) {
            response.setContent(OASFactory.createContent());
        }
        MediaType problem = problem(response.getContent());
        if (problem.getExamples() == null || problem.getExamples().isEmpty()) {
            types.forEach(type ->
                    problem.addExample(type.slug(), OASFactory.createExample().value(example(type))));
        }
    }

    /** What is meant by a status that a resource does not explain. */
    private static List<ProblemType> ofEverybody(int status) {
        ProblemType type = ProblemType.of(status);
        return type == ProblemType.ROLE_MISSING ? List.of(type, ProblemType.IDENTITY_INCOMPLETE) : List.of(type);
    }

    private static MediaType problem(Content content) {
        if (!content.hasMediaType(ProblemView.MEDIA_TYPE)) {
            content.addMediaType(
                    ProblemView.MEDIA_TYPE,
                    OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().ref(SCHEMA)));
        }
        return content.getMediaType(ProblemView.MEDIA_TYPE);
    }

    private static String named(ProblemType type) {
        return "`" + type.slug() + "`: " + Texts.get(Language.ENGLISH, "problem." + type.slug() + ".title", List.of());
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri().toString());
        example.put("title", Texts.get(Language.ENGLISH, "problem." + type.slug() + ".title", List.of()));
        example.put("status", type.status());
        example.put(
                "detail", Texts.get(Language.ENGLISH, "problem." + type.slug() + ".detail", List.of(argument(type))));
        return example;
    }

    private static String argument(ProblemType type) {
        return switch (type) {
            case IDENTITY_INCOMPLETE -> "tenant";
            case DELIVERY_ENDED -> "SENT";
            case COUNT_CHANGED -> "13";
            case INTERNAL_ERROR -> "5f2c9a34-6d0b-4a55-9d39-0c1f7a1f5b10";
            default -> "";
        };
    }
}
