package dev.facteur.model.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.Fields;
import java.util.Optional;

/**
 * What the server said of one recipient.
 *
 * @param reply its own words, code first, where it said anything
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RecipientOutcome(EmailAddress address, boolean accepted, Optional<String> reply) {
    public RecipientOutcome {
        address = Fields.require("address", address);
    }

    /** Servers repeat addresses in their replies: theirs is left out. */
    @Override
    public String toString() {
        return address + (accepted ? " accepted" : " refused");
    }
}
