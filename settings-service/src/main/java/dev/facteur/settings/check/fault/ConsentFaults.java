package dev.facteur.settings.check.fault;

import dev.facteur.model.provider.PartnerConnection;
import dev.facteur.model.sender.Authentication;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import dev.facteur.submission.meaning.FormField;
import dev.facteur.submission.meaning.Hint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a server refuses of somebody who signs in with an access token: there is no password to be doubted. */
final class ConsentFaults {
    private static final String AUTHENTICATION = "/smtp/authentication";
    private static final String USERNAME = Form.SMTP.pointer(FormField.USERNAME);

    /** What tables say of a refused login without knowing that nobody entered a password. */
    private static final Set<String> OF_PASSWORDS =
            Set.of("CREDENTIALS_REFUSED", "APP_PASSWORD_REQUIRED", "SIGN_IN_REQUIRED", "WEB_LOGIN_REQUIRED");

    private ConsentFaults() {}

    /**
     * What is wrong, as it concerns an account.
     *
     * @param connection of the server's provider: it sends without this server, which administrators switch off
     */
    static Fault of(Fault fault, Given given, Optional<PartnerConnection> connection) {
        if (fault.stage() != FaultStage.AUTH) {
            return fault;
        }
        if (fault.code().equals("NO_BEARER_LOGIN")) {
            return fault.movedTo(AUTHENTICATION).suggesting(Authentication.PASSWORD.name());
        }
        if (!OF_PASSWORDS.contains(fault.code())) {
            Fault moved =
                    fault.field().equals(Form.SMTP.pointer(FormField.PASSWORD)) ? fault.movedTo(AUTHENTICATION) : fault;
            return fault.code().equals(Hint.SMTP_AUTH_DISABLED.name()) ? by(connection, moved) : moved;
        }
        String words = fault.arguments().isEmpty() ? "" : fault.arguments().getFirst();
        String address = given.address().value();
        return given.username().equalsIgnoreCase(address)
                ? by(connection, fault.movedTo(AUTHENTICATION).named("CONSENT_REFUSED", words))
                : fault.movedTo(USERNAME)
                        .named("USERNAME_NOT_OF_ACCOUNT", words)
                        .suggesting(Map.of(USERNAME, address));
    }

    private static Fault by(Optional<PartnerConnection> connection, Fault fault) {
        return connection
                .map(known -> fault.suggesting(Map.of("/method", known.method().name())))
                .orElse(fault);
    }
}
