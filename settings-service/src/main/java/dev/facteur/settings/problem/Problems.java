package dev.facteur.settings.problem;

import dev.facteur.web.problem.Problem;
import dev.facteur.web.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Answers with problems in the language of the current request. */
@ApplicationScoped
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final HttpHeaders headers;

    Problems(HttpHeaders headers) {
        this.headers = headers;
    }

    public Language language() {
        return Language.of(headers.getAcceptableLanguages());
    }

    /** A problem without faults; the arguments are those of its sentence. */
    public Response answer(ProblemType type, String... arguments) {
        return response(type, List.of(), arguments).build();
    }

    /** A problem with a form; the fault to fix first is at the head. */
    public Response answer(ProblemType type, List<Fault> faults) {
        return response(type, faults).build();
    }

    /** A problem that passes: with {@code Retry-After} in whole seconds (RFC 9110 §10.2.3). */
    public Response answerLater(ProblemType type, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return response(type, List.of(), Long.toString(seconds))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    /** What was thrown: a problem that somebody named, or a fault of ours, whose reference stands in the log beside it. */
    public Response answer(RuntimeException thrown) {
        if (thrown instanceof ProblemException problem) {
            return answer(problem.type(), problem.argument());
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(thrown, "Request failed, reference %s", reference);
        return answer(ProblemType.INTERNAL_ERROR, reference);
    }

    public List<FaultView> views(List<Fault> faults) {
        Language language = language();
        return faults.stream().map(fault -> FaultView.of(fault, language)).toList();
    }

    Response.ResponseBuilder response(ProblemType type, List<Fault> faults, String... arguments) {
        Language language = language();
        ProblemView problem = new ProblemView(
                type.uri(), type.title(language), type.status(), type.detail(language, arguments), views(faults));
        return Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().getLanguage())
                .entity(problem);
    }
}
