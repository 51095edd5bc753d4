package dev.facteur.settings.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.connection.provider.Provider;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A mail server as it is shown: without its password. */
@Schema(name = "MailServer")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MailServerView(
        @Schema(examples = "\"smtp.example.org\"") String host,
        @Schema(examples = "587") int port,
        TransportSecurity security,
        @Schema(examples = "\"jeanne@example.org\"") String username,
        Authentication authentication,

        @Schema(description = "SMTP only, with OAUTH2: the partner connection that signs in there")
        Optional<Provider> signInWith,

        @Schema(description = "Whether a password is stored; it is never shown")
        boolean passwordStored,

        @Schema(description = "IMAP only, where one was chosen")
        Optional<String> sentFolder) {

    static MailServerView of(SmtpServer server, Optional<Provider> signInWith, boolean passwordStored) {
        return new MailServerView(
                server.host().value(),
                server.port(),
                server.security(),
                server.username(),
                server.authentication(),
                signInWith,
                passwordStored,
                Optional.empty());
    }

    static MailServerView of(ImapServer server, boolean passwordStored) {
        return new MailServerView(
                server.host().value(),
                server.port(),
                server.security(),
                server.username(),
                server.authentication(),
                Optional.empty(),
                passwordStored,
                server.sentFolder());
    }

    /** User names are addresses more often than not: left out. */
    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
