package dev.facteur.settings.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.facteur.web.problem.JsonPointers;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that reaches the edge becomes a problem here, and nowhere else. */
class ProblemMappers {
    private final Problems problems;

    ProblemMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response problem(ProblemException thrown) {
        return problems.answer(thrown);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated() {
        return problems.response(ProblemType.AUTHENTICATION_REQUIRED, List.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException thrown) {
        return problems.answer(ProblemType.ROLE_MISSING);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException thrown) {
        // Besides the mapper for its parent: Quarkus has one of its own for exactly this class.
        return unreadable(thrown);
    }

    /** Jackson's messages quote what was sent, a password perhaps: only the place is told. */
    @ServerExceptionMapper
    Response unreadable(JsonProcessingException thrown) {
        return problems.answer(ProblemType.REQUEST_UNREADABLE, List.of(fault(thrown)));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException thrown) {
        return problems.answer(
                ProblemType.REQUEST_UNREADABLE,
                thrown.getConstraintViolations().stream()
                        .map(ProblemMappers::fault)
                        .toList());
    }

    @ServerExceptionMapper
    Response web(WebApplicationException thrown) {
        if (thrown.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        int status = thrown.getResponse().getStatus();
        if (status < Response.Status.BAD_REQUEST.getStatusCode()) {
            return thrown.getResponse();
        }
        ProblemType type = ProblemType.of(status);
        return type == ProblemType.INTERNAL_ERROR ? unexpected(thrown) : problems.answer(type);
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException thrown) {
        return problems.answer(thrown);
    }

    private static Fault fault(JsonProcessingException thrown) {
        return thrown instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? Fault.of(JsonPointers.of(mapping.getPath()), FaultCode.TYPE_WRONG)
                : Fault.of("", FaultCode.JSON_UNREADABLE);
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return Fault.of("/" + name, FaultCode.PARAMETER_INVALID, violation.getMessage());
    }
}
