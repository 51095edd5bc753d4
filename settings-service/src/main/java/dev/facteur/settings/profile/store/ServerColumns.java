package dev.facteur.settings.profile.store;

import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;

/** What an SMTP and an IMAP server have in common. */
@Embeddable
record ServerColumns(
        String host,
        int port,
        @Enumerated(EnumType.STRING) TransportSecurity security,
        String username,
        @Enumerated(EnumType.STRING) Authentication authentication) {

    static ServerColumns of(SmtpServer server) {
        return new ServerColumns(
                server.host().value(), server.port(), server.security(), server.username(), server.authentication());
    }

    static ServerColumns of(ImapServer server) {
        return new ServerColumns(
                server.host().value(), server.port(), server.security(), server.username(), server.authentication());
    }

    SmtpServer smtp() {
        return new SmtpServer(new HostName(host), port, security, username, authentication);
    }

    ImapServer imap(Optional<String> sentFolder) {
        return new ImapServer(new HostName(host), port, security, username, authentication, sentFolder);
    }

    /** User names are addresses more often than not: left out. */
    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
