package dev.facteur.settings.profile.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.settings.check.progress.CheckListener;
import dev.facteur.settings.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** Answers that tell the stages as they pass, for those who ask for one JSON object a line. */
@ApplicationScoped
public class LiveAnswers {
    /** Lines of JSON, read with {@code fetch}: an {@code EventSource} can neither PUT nor send a token. */
    public static final String LINES = "application/x-ndjson";

    private static final MediaType TYPE = MediaType.valueOf(LINES);

    private final Problems problems;
    private final ObjectMapper json;

    LiveAnswers(Problems problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /** Whether the caller prefers lines to one answer. */
    public static boolean areWanted(HttpHeaders headers) {
        MediaType first = headers.getAcceptableMediaTypes().getFirst();
        return first.getType().equals(TYPE.getType()) && first.getSubtype().equals(TYPE.getSubtype());
    }

    /**
     * Does the work in a thread that knows nothing of the request, so that it comes to its end whether or not anybody reads
     * on; the caller's thread writes.
     *
     * @param work told whom to tell of its stages
     * @param answer makes the plain answer of what came of it
     */
    public <T> Response of(Function<CheckListener, T> work, Function<T, Response> answer) {
        return Response.ok((StreamingOutput) out -> write(LiveWork.begin(work), answer, out))
                .type(LINES)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // nginx would hand on all lines at once, at the end.
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private <T> void write(LiveWork<T> work, Function<T, Response> answer, OutputStream out) {
        try {
            for (LiveStep step = work.next(); step != null; step = work.next()) {
                writeLine(step, out);
            }
            writeLine(LiveEnd.of(end(work, answer)), out);
        } catch (IOException gone) {
            // Nobody reads on; the work goes on all the same.
        }
    }

    private <T> Response end(LiveWork<T> work, Function<T, Response> answer) {
        try {
            return answer.apply(work.outcome());
        } catch (RuntimeException thrown) {
            // The status is long sent: this is the edge here.
            return problems.answer(thrown);
        }
    }

    private void writeLine(Object line, OutputStream out) throws IOException {
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
        out.flush();
    }
}
