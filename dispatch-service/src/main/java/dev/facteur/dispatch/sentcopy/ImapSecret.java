package dev.facteur.dispatch.sentcopy;

import dev.facteur.dispatch.sender.Credential;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.ImapServer;
import java.util.Optional;

/** What an IMAP server is shown. */
final class ImapSecret {
    private ImapSecret() {}

    /** Empty if the credential is one for another way to sign in: there is a change that has not reached us yet. */
    static Optional<String> of(ImapServer server, Credential credential) {
        Authentication fitting = switch (credential) {
            case Credential.Password _ -> Authentication.PASSWORD;
            case Credential.Bearer _ -> Authentication.OAUTH2;
        };
        String secret = switch (credential) {
            case Credential.Password password -> password.imap();
            case Credential.Bearer bearer -> bearer.imap();
        };
        return server.authentication() == fitting ? Optional.of(secret) : Optional.empty();
    }
}
