package dev.facteur.dispatch;

import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.gmail.GmailTransports;
import dev.facteur.dispatch.delivery.microsoft.MicrosoftTransports;
import dev.facteur.dispatch.delivery.smtp.SmtpTransports;
import dev.facteur.dispatch.sender.Credential;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SmtpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The way of a sender who does not use the relay. It is the one of their profile, whatever credential there is. */
@ApplicationScoped
class SenderTransports {
    private final SmtpTransports smtp;
    private final GmailTransports gmail;
    private final MicrosoftTransports microsoft;

    SenderTransports(SmtpTransports smtp, GmailTransports gmail, MicrosoftTransports microsoft) {
        this.smtp = smtp;
        this.gmail = gmail;
        this.microsoft = microsoft;
    }

    /** Empty if the credential is one for another way: settings-service knows of a change that has not reached us yet. */
    Optional<Transport> of(SenderProfile profile, Credential credential) {
        return switch (credential) {
            case Credential.Password password -> byPassword(profile, password);
            case Credential.Bearer bearer -> byBearer(profile, bearer);
        };
    }

    private Optional<Transport> byPassword(SenderProfile profile, Credential.Password password) {
        return switch (profile.method()) {
            case MAILBOX -> server(profile, Authentication.PASSWORD).map(to -> smtp.mailbox(to, password.smtp()));
            case RELAY, GMAIL, MICROSOFT -> Optional.empty();
        };
    }

    private Optional<Transport> byBearer(SenderProfile profile, Credential.Bearer bearer) {
        return switch (profile.method()) {
            case MAILBOX -> server(profile, Authentication.OAUTH2).map(to -> smtp.mailbox(to, bearer.token()));
            case GMAIL -> Optional.of(gmail.of(bearer.token()));
            case MICROSOFT -> Optional.of(microsoft.of(bearer.token()));
            case RELAY -> Optional.empty();
        };
    }

    private static Optional<SmtpServer> server(SenderProfile profile, Authentication authentication) {
        return profile.smtp().filter(server -> server.authentication() == authentication);
    }
}
