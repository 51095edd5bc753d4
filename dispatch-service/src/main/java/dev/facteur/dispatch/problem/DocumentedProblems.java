package dev.facteur.dispatch.problem;

import dev.facteur.web.problem.Problem;
import dev.facteur.web.problem.ProblemDocumentation;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;

/** This service's problems, for its OpenAPI document; says itself that it is a filter, for only then it is found. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentedProblems extends ProblemDocumentation implements OASFilter {
    @Override
    protected List<ProblemType> all() {
        return List.of(ProblemType.values());
    }

    @Override
    protected List<ProblemType> ofEverything() {
        return List.of(ProblemType.NOT_ACCEPTABLE, ProblemType.INTERNAL_ERROR, ProblemType.LEDGER_UNAVAILABLE);
    }

    @Override
    protected List<ProblemType> ofBodies() {
        return List.of(
                ProblemType.REQUEST_UNREADABLE, ProblemType.REQUEST_TOO_LARGE, ProblemType.MEDIA_TYPE_UNSUPPORTED);
    }

    @Override
    protected ProblemType ofPaths() {
        return ProblemType.NOT_FOUND;
    }

    @Override
    protected List<ProblemType> meant(int status) {
        ProblemType type = ProblemType.of(status);
        return type == ProblemType.ROLE_MISSING ? List.of(type, ProblemType.IDENTITY_INCOMPLETE) : List.of(type);
    }

    @Override
    protected String argument(Problem problem) {
        return switch ((ProblemType) problem) {
            case IDENTITY_INCOMPLETE -> "tenant";
            case DELIVERY_ENDED -> "SENT";
            case COUNT_CHANGED -> "13";
            case REJECTED_HANDLED -> "o.perator";
            case INTERNAL_ERROR -> "5f2c9a34-6d0b-4a55-9d39-0c1f7a1f5b10";
            default -> "";
        };
    }
}
