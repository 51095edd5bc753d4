package dev.facteur.settings.connection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the provider sent the browser back with. */
@Schema(name = "Confirmation", description = "As the window's message has it.")
public record Confirmation(
        @Schema(format = "password", required = true) @NotNull @NotBlank @Size(max = 200) String state,

        @Schema(format = "password", required = true) @NotNull @NotBlank @Size(max = 8192) String code) {

    @Override
    public String toString() {
        return "Confirmation[redacted]";
    }
}
