package dev.facteur.dispatch.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.facteur.web.problem.JsonPointers;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that reaches the edge becomes a problem here, and nowhere else. */
class ProblemMappers {
    /** PostgreSQL's {@code query_canceled}: it took longer than a search may. */
    private static final String GAVE_UP = "57014";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Problems problems;

    ProblemMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response problem(ProblemException thrown) {
        return problems.response(thrown.type(), thrown.faults(), thrown.argument())
                .build();
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

    /** Jackson's messages quote what was sent: only the place is told. */
    @ServerExceptionMapper
    Response unreadable(JsonProcessingException thrown) {
        return problems.response(ProblemType.REQUEST_UNREADABLE, List.of(fault(thrown)))
                .build();
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

    /** The ledger's database is away; nothing was done, or nobody can say whether it was. */
    @ServerExceptionMapper
    Response withoutLedger(SQLException thrown) {
        if (GAVE_UP.equals(thrown.getSQLState())) {
            return problems.answer(ProblemType.SEARCH_TOO_WIDE);
        }
        LOG.errorf(thrown, "The ledger cannot be asked");
        return problems.answer(ProblemType.LEDGER_UNAVAILABLE);
    }

    /** The reference stands in the log beside the cause. */
    @ServerExceptionMapper
    Response unexpected(RuntimeException thrown) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(thrown, "Request failed, reference %s", reference);
        return problems.answer(ProblemType.INTERNAL_ERROR, reference);
    }

    private static Fault fault(JsonProcessingException thrown) {
        return thrown instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? Fault.of(JsonPointers.of(mapping.getPath()), Fault.Code.TYPE_WRONG)
                : Fault.of("", Fault.Code.JSON_UNREADABLE);
    }
}
