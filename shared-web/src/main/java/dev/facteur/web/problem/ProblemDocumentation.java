package dev.facteur.web.problem;

import dev.facteur.web.text.Language;
import java.util.Collection;
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
 * Gives every operation the problems that any operation may answer with, and every problem an example, when a service is
 * built. A resource names its own in backticks, <code>`sender-unknown`: no profile</code>, and leaves the rest to this.
 */
public abstract class ProblemDocumentation implements OASFilter {
    private static final String SCHEMA = "#/components/schemas/Problem";

    /** All that the service knows. */
    protected abstract Collection<? extends Problem> all();

    /** What any operation may answer with. */
    protected abstract Collection<? extends Problem> ofEverything();

    /** What an operation may answer with that takes a body. */
    protected abstract Collection<? extends Problem> ofBodies();

    /** What an operation may answer with whose path has a parameter. */
    protected abstract Problem ofPaths();

    /** What is meant by a status that a resource does not explain. */
    protected abstract List<? extends Problem> meant(int status);

    /** What stands in the sentence of an example. */
    protected abstract String argument(Problem problem);

    @Override
    public final void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(this::complete);
    }

    private void complete(Operation operation) {
        ofEverything().forEach(problem -> add(operation, problem));
        if (operation.getRequestBody() != null) {
            ofBodies().forEach(problem -> add(operation, problem));
        }
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        if (parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            add(operation, ofPaths());
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                explain(Integer.parseInt(status), response);
            }
        });
    }

    private static void add(Operation operation, Problem problem) {
        String status = Integer.toString(problem.status());
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(named(problem)));
        }
    }

    private void explain(int status, APIResponse response) {
        String description = response.getDescription() == null ? "" : response.getDescription();
        List<? extends Problem> problems = all().stream()
                .filter(problem -> description.contains("`" + problem.slug() + "`"))
                .toList();
        if (problems.isEmpty()) {
            problems = meant(status);
            response.setDescription(
                    problems.stream().map(ProblemDocumentation::named).collect(Collectors.joining("; ")));
        }
        if (response.getContent() == null) {
            response.setContent(OASFactory.createContent());
        }
        MediaType content = problem(response.getContent());
        if (content.getExamples() == null || content.getExamples().isEmpty()) {
            problems.forEach(problem -> content.addExample(
                    problem.slug(), OASFactory.createExample().value(example(problem))));
        }
    }

    private static MediaType problem(Content content) {
        if (!content.hasMediaType(Problem.MEDIA_TYPE)) {
            content.addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().ref(SCHEMA)));
        }
        return content.getMediaType(Problem.MEDIA_TYPE);
    }

    private static String named(Problem problem) {
        return "`" + problem.slug() + "`: " + problem.title(Language.ENGLISH);
    }

    private Map<String, Object> example(Problem problem) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", problem.uri().toString());
        example.put("title", problem.title(Language.ENGLISH));
        example.put("status", problem.status());
        example.put("detail", problem.detail(Language.ENGLISH, argument(problem)));
        return example;
    }
}
