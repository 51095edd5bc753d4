package dev.facteur.settings.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A {@link Fault} in the caller's language. */
@Schema(name = "Fault", description = "One thing to correct in the submitted form.")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FaultView(
        @Schema(description = "JSON Pointer (RFC 6901) to the form field to outline", examples = "\"/smtp/port\"")
        String field,

        @Schema(description = "How far the check had come") FaultStage stage,

        @Schema(description = "Stable name of the fault", examples = "\"CONNECTION_REFUSED\"")
        String code,

        @Schema(description = "What is wrong, in the language of Accept-Language")
        String message,

        @Schema(description = "What to do about it") Optional<String> advice,

        @Schema(description = "A value of the field that would work", examples = "\"587\"")
        Optional<String> suggestion,

        @Schema(
                description = "Field → value, where more than the outlined field has to change",
                examples = "{\"/smtp/port\": \"587\", \"/smtp/security\": \"STARTTLS\"}")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> suggestions,

        @Schema(description = "What the field could be: the folders of the mailbox")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> choices,

        @Schema(description = "A help page of the provider") Optional<URI> helpUrl) {

    public static FaultView of(Fault fault, Language language) {
        String key = "fault." + fault.code();
        return new FaultView(
                fault.field(),
                fault.stage(),
                fault.code(),
                Texts.get(language, key, fault.arguments()),
                fault.advice()
                        .map(advice -> Texts.get(language, advice.key(), advice.arguments()))
                        .or(() -> Texts.find(language, key + ".advice", fault.arguments())),
                fault.suggestion(),
                fault.suggestions(),
                fault.choices(),
                fault.helpUrl());
    }
}
