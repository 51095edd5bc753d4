package dev.facteur.settings.profile.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The last line of a live answer: what the plain answer would have been. */
@Schema(name = "LiveEnd", description = "The last line: the status and body of the plain answer, problems included.")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LiveEnd(
        @Schema(examples = "422") int status,

        @Schema(description = "Seconds, as in the header Retry-After")
        Optional<Long> retryAfter,

        Object body) {

    static LiveEnd of(Response answer) {
        return new LiveEnd(
                answer.getStatus(),
                Optional.ofNullable(answer.getHeaderString(HttpHeaders.RETRY_AFTER))
                        .map(Long::valueOf),
                answer.getEntity());
    }

    /** Without the person's data. */
    @Override
    public String toString() {
        return "LiveEnd[" + status + "]";
    }
}
