package dev.facteur.settings.discovery;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.discovery.server.FoundServer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What goes into the form, but for the password. */
@Schema(name = "ProposedServer")
public record ProposedServer(
        @Schema(examples = "\"smtp.example.org\"") String host,

        @Schema(examples = "465") int port,
        TransportSecurity security,

        @Schema(examples = "\"jeanne@example.org\"") String username) {

    static ProposedServer of(FoundServer server, EmailAddress address) {
        return new ProposedServer(
                server.host().value(),
                server.port(),
                server.security(),
                server.username().filledFor(address));
    }

    /** User names are addresses more often than not: left out. */
    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
