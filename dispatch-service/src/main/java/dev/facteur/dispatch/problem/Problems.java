package dev.facteur.dispatch.problem;

import dev.facteur.dispatch.problem.ProblemView.FaultView;
import dev.facteur.web.problem.Problem;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers with problems in the language of the current request. */
@ApplicationScoped
public class Problems {
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

    Response.ResponseBuilder response(ProblemType type, List<Fault> faults, String... arguments) {
        Language language = language();
        ProblemView problem = new ProblemView(
                type.uri(),
                type.title(language),
                type.status(),
                type.detail(language, arguments),
                faults.stream().map(fault -> view(fault, language)).toList());
        return Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().getLanguage())
                .entity(problem);
    }

    private static FaultView view(Fault fault, Language language) {
        return new FaultView(
                fault.field(),
                fault.code().name(),
                Texts.get(language, "fault." + fault.code(), List.of(fault.argument())));
    }
}
