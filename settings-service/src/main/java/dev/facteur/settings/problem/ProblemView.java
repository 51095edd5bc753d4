package dev.facteur.settings.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 9457. */
@Schema(
        name = "Problem",
        description =
                "A problem (RFC 9457). `type` is a stable name; `faults` is there where a form is concerned, the one"
                        + " to fix first at its head.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemView(
        @Schema(examples = "\"https://facteur.dev/problems/connection-check-failed\"")
        URI type,

        String title,
        int status,
        String detail,
        List<FaultView> faults) {}
