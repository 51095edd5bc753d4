package dev.facteur.settings.profile.live;

import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.check.progress.CheckStep;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of a live answer: a stage that begins or ends. */
@Schema(name = "LiveStep", description = "A stage that begins or ends, as it happens.")
public record LiveStep(
        @Schema(enumeration = {"smtp", "imap"}) String server,

        @Schema(enumeration = {"connect", "secure", "sign-in", "sender", "sent-folder"})
        String stage,

        @Schema(enumeration = {"started", "passed", "failed"})
        String state,

        @Schema(examples = "\"smtp.example.org\"") String host,

        @Schema(
                description =
                        "The one of the form; or, while that one hangs or has failed, another where the server may be",
                examples = "587")
        int port,

        TransportSecurity security) {

    static LiveStep of(CheckStep step) {
        return new LiveStep(
                wire(step.server()),
                wire(step.stage()),
                wire(step.state()),
                step.host(),
                step.door().port(),
                step.door().security());
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
