package dev.facteur.settings.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.settings.discovery.preset.AdviceView;
import dev.facteur.settings.problem.FaultView;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a check has found, in the caller's language. */
@Schema(name = "CheckReport")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CheckView(
        @Schema(description = "Whether these values could be saved")
        boolean ok,

        @Schema(description = "The one to fix first at the head")
        List<FaultView> faults,

        @Schema(description = "What would be better otherwise, and stops nobody")
        List<AdviceView> advice,

        @Schema(description = "The folder that copies would go to", examples = "\"Éléments envoyés\"")
        Optional<String> sentFolder) {}
