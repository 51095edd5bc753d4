package dev.facteur.settings.discovery.preset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to know of a provider, in the caller's language. */
@Schema(name = "ProviderAdvice", description = "What to know of a provider before filling in the form.")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AdviceView(
        @Schema(description = "Stable name", examples = "\"APP_PASSWORD\"")
        String code,

        @Schema(description = "In the language of Accept-Language")
        String message,

        @Schema(description = "The provider's page about it")
        Optional<URI> helpUrl) {}
