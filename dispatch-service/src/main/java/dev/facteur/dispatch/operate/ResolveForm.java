package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a held delivery, as somebody says who has looked. */
@Schema(name = "Resolution")
public record ResolveForm(
        @Schema(required = true, implementation = ResolveForm.As.class) @Nullable String as) {

    /** It was sent; it is to be sent again. */
    public enum As {
        SENT,
        RESEND
    }

    static As read(@Nullable ResolveForm form) {
        Parameters parameters = new Parameters();
        String as = form == null ? null : form.as();
        if (as == null) {
            parameters.missing("as");
        }
        var read = parameters.constant("as", as, As.values());
        parameters.check(ProblemType.REQUEST_UNREADABLE);
        return read.orElseThrow();
    }
}
