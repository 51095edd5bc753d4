package dev.facteur.settings.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.settings.credential.vault.Secret;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The credential of a sender, on its way to dispatch-service. */
@Schema(name = "Credential")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CredentialView(
        @Schema(enumeration = "PASSWORD") String type,
        @Schema(format = "password") String smtpPassword,

        @Schema(format = "password", description = "Absent: the one for SMTP, or no IMAP at all")
        Optional<String> imapPassword) {

    static CredentialView of(Secret smtpPassword, Optional<Secret> imapPassword) {
        return new CredentialView("PASSWORD", smtpPassword.reveal(), imapPassword.map(Secret::reveal));
    }

    @Override
    public String toString() {
        return "CredentialView[redacted]";
    }
}
