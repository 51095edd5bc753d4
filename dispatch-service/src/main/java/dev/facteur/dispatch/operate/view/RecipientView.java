package dev.facteur.dispatch.operate.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.outcome.RecipientOutcome;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a recipient. Whose documents they are sees the address; an operator sees where it leads. */
@Schema(name = "Recipient")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RecipientView(
        @Schema(description = "For the sender only", examples = "\"client@example.org\"")
        Optional<EmailAddress> address,

        @Schema(examples = "\"example.org\"") String domain,

        boolean accepted,

        @Schema(
                description = "The server's own words, without the addresses in them",
                examples = "\"550 5.1.1 User unknown\"")
        Optional<String> reply) {
    static RecipientView of(RecipientOutcome outcome, boolean isForSender) {
        return new RecipientView(
                Optional.of(outcome.address()).filter(_ -> isForSender),
                outcome.address().asciiDomain(),
                outcome.accepted(),
                outcome.reply());
    }
}
