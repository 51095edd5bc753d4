package dev.facteur.settings.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.Connection;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.store.Grant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One switch of the page "Partner connections". */
@Schema(name = "PartnerConnection", description = "The account of a sender at one provider; never a token.")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ConnectionView(
        @Schema(
                enumeration = {"gmail", "microsoft"},
                examples = "\"gmail\"")
        String provider,

        @Schema(description = "EXPIRED: the provider wants a new consent; documents wait until then")
        Connection.State state,

        @Schema(description = "Absent while disconnected", examples = "\"jeanne.martin@gmail.com\"")
        Optional<EmailAddress> account,

        @Schema(description = "When this state began; absent while disconnected")
        Optional<Instant> since,

        @Schema(description = "How many documents wait for a new consent; 1000: so many or more", examples = "0")
        long waiting,

        @Schema(
                description = "The sending methods that the consent is good for; empty while disconnected",
                examples = "[\"GMAIL\"]")
        List<String> methods,

        @Schema(description = "false: the operator has not set this provider up, nothing can be connected")
        boolean offered) {

    static ConnectionView of(
            Provider provider, boolean offered, Optional<Grant> grant, long waiting, List<String> methods) {
        return new ConnectionView(
                provider.path(),
                grant.map(Grant::state).orElse(Connection.State.DISCONNECTED),
                grant.map(Grant::account),
                grant.map(Grant::since),
                waiting,
                methods,
                offered);
    }

    /** Without the account. */
    @Override
    public String toString() {
        return "ConnectionView[" + provider + " " + state + "]";
    }
}
