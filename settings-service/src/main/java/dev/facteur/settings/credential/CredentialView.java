package dev.facteur.settings.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.settings.credential.vault.Secret;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The credential of a sender, on its way to dispatch-service. */
@Schema(
        name = "Credential",
        oneOf = {CredentialView.Password.class, CredentialView.Bearer.class},
        discriminatorProperty = "type")
public sealed interface CredentialView {

    /** For a mailbox. */
    @Schema(name = "PasswordCredential")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Password(
            @Schema(enumeration = "PASSWORD") String type,
            @Schema(format = "password") String smtpPassword,

            @Schema(format = "password", description = "Absent: the one for SMTP, or no IMAP at all")
            Optional<String> imapPassword)
            implements CredentialView {

        @Override
        public String toString() {
            return "Password[redacted]";
        }
    }

    /** For an account at a partner: its API, or its submission server where the profile is a mailbox. */
    @Schema(name = "BearerCredential")
    record Bearer(
            @Schema(enumeration = "BEARER") String type,

            @Schema(format = "password", description = "An access token, opaque")
            String token,

            @Schema(description = "Five minutes away at least, where the provider gives so much")
            Instant expiresAt)
            implements CredentialView {

        @Override
        public String toString() {
            return "Bearer[redacted]";
        }
    }

    static CredentialView of(Secret smtpPassword, Optional<Secret> imapPassword) {
        return new Password("PASSWORD", smtpPassword.reveal(), imapPassword.map(Secret::reveal));
    }

    static CredentialView of(AccessToken token) {
        return new Bearer("BEARER", token.token().reveal(), token.expiresAt());
    }
}
