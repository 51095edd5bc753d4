package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rejected request, corrected. */
@Schema(name = "Correction")
public record CorrectionForm(
        @Schema(
                required = true,
                description =
                        "The whole request, such as the `text` of the preview with what was wrong put right. A mark"
                                + " (`⟦3·24⟧`) is replaced by what it hides, in its own field")
        @Nullable String value) {

    static String read(@Nullable CorrectionForm form) {
        Parameters parameters = new Parameters();
        String value = form == null ? null : form.value();
        if (value == null || value.isBlank()) {
            parameters.missing("value");
        }
        parameters.check(ProblemType.REQUEST_UNREADABLE);
        return value == null ? "" : value;
    }
}
