package dev.facteur.settings.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.sender.Connection;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a sender's mailbox or account can be used now, as it is shown. */
@Schema(name = "Connection")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SenderConnectionView(
        @Schema(description = "EXPIRED: the owner has to sign in again; documents wait until then")
        Connection.State state,

        @Schema(description = "The mailbox's or account's address")
        Optional<String> account,

        @Schema(description = "When this state began") Optional<Instant> since,

        @Schema(description = "When a server last confirmed it")
        Optional<Instant> checkedAt,

        @Schema(description = "EXPIRED: how many documents wait for the owner; 1000: so many or more", examples = "0")
        long waiting) {

    static SenderConnectionView of(Connection connection, long waiting) {
        return new SenderConnectionView(
                connection.state(), connection.account(), connection.since(), connection.checkedAt(), waiting);
    }

    /** The account is an address: left out. */
    @Override
    public String toString() {
        return state.name();
    }
}
