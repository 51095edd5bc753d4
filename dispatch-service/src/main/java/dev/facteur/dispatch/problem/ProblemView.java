package dev.facteur.dispatch.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 9457. */
@Schema(
        name = "Problem",
        description =
                "A problem (RFC 9457). `type` is a stable name; `faults` name the parameters or fields to correct.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemView(
        @Schema(examples = "\"https://facteur.dev/problems/delivery-unknown\"")
        URI type,

        String title,
        int status,
        String detail,
        List<FaultView> faults) {
    /** A {@link Fault} in the caller's language. */
    @Schema(name = "Fault", description = "One parameter or field to correct.")
    public record FaultView(
            @Schema(
                    description = "JSON Pointer (RFC 6901); of a query parameter `/` and its name",
                    examples = "\"/since\"")
            String field,

            @Schema(description = "Stable name of the fault", examples = "\"INVALID\"")
            String code,

            @Schema(description = "What is wrong, in the language of Accept-Language")
            String message) {}
}
