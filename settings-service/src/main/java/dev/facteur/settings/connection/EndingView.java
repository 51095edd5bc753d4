package dev.facteur.settings.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.EmailAddress;
import dev.facteur.web.text.Language;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a consent ended, in the reader's language. */
@Schema(name = "ConsentEnding")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EndingView(
        @Schema(
                enumeration = {
                    "CONNECTED",
                    "SCOPE_MISSING",
                    "OTHER_ACCOUNT",
                    "IDENTITY_UNPROVEN",
                    "STALE",
                    "PROVIDER_UNAVAILABLE",
                    "CLIENT_BROKEN"
                },
                description = "CONNECTED, or why nothing has changed")
        String outcome,

        @Schema(description = "The account that is connected, or that should have been")
        Optional<EmailAddress> account,

        @Schema(examples = "\"Account connected\"") String title,

        @Schema(examples = "\"Your documents now leave from jeanne.martin@gmail.com, by Gmail.\"")
        String detail) {

    static EndingView of(Ending ending, Language language) {
        return new EndingView(ending.kind().name(), ending.account(), ending.title(language), ending.detail(language));
    }

    /** Without the account. */
    @Override
    public String toString() {
        return "EndingView[" + outcome + "]";
    }
}
