package dev.facteur.model.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the mailbox or account of a sender can be used now.
 *
 * @param account the address of the mailbox or account that is connected
 * @param since when this state began
 * @param checkedAt when a server last confirmed it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Connection(State state, Optional<String> account, Optional<Instant> since, Optional<Instant> checkedAt) {
    /** A sender who uses the relay needs no connection of their own. */
    public static final Connection NONE =
            new Connection(State.DISCONNECTED, Optional.empty(), Optional.empty(), Optional.empty());

    public Connection {
        state = Fields.require("state", state);
    }

    /** The account is an address: left out. */
    @Override
    public String toString() {
        return state.name();
    }

    public enum State {
        DISCONNECTED,
        CONNECTED,
        /** The owner must sign in again: nothing of this sender can leave by it until then. */
        EXPIRED
    }
}
