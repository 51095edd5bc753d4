package dev.facteur.settings.profile.form;

import dev.facteur.model.HeaderText;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.problem.FaultCode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mail server as submitted. */
@Schema(name = "MailServerForm", description = "A mail server and how to sign in there.")
public record ServerForm(
        @Schema(examples = "\"smtp.example.org\"", required = true) @Nullable String host,

        @Schema(minimum = "1", maximum = "65535", examples = "587", required = true) @Nullable Integer port,

        @Schema(
                enumeration = {"TLS", "STARTTLS"},
                description = "TLS: from the first byte, as on 465 and 993. STARTTLS: required, never optional.",
                required = true)
        @Nullable String security,

        @Schema(examples = "\"jeanne@example.org\"", required = true) @Nullable String username,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                format = "password",
                writeOnly = true,
                description = "Write-only. Left out or null: the stored one is kept, as long as host and username"
                        + " stay the same. For IMAP with none stored: the one for SMTP. A masked or empty one is a"
                        + " fault.")
        @Nullable Secret password,

        @Schema(
                enumeration = {"PASSWORD", "OAUTH2"},
                defaultValue = "PASSWORD",
                description =
                        "SMTP only: OAUTH2 signs in, by XOAUTH2, with the partner connection whose submission server"
                                + " this is, and needs no password. It has to be connected for SMTP first. IMAP is left aside"
                                + " then: such providers file sent mail themselves.")
        @Nullable String authentication,

        @Schema(description = "IMAP only: full name of the folder for sent mail; left out: it is found.") @Nullable String sentFolder) {
    private static final int MAX_LENGTH = 255;

    Optional<SmtpServer> smtp(FieldReader fields) {
        Optional<Authentication> how = readAuthentication(fields, "/smtp", Authentication.values());
        return read(fields, "/smtp")
                .flatMap(read -> how.map(
                        chosen -> new SmtpServer(read.host(), read.port(), read.security(), read.username(), chosen)));
    }

    boolean signsInByConsent() {
        return Authentication.OAUTH2.name().equals(authentication);
    }

    Optional<ImapServer> imap(FieldReader fields) {
        Optional<String> folder =
                fields.optional("/imap/sentFolder", sentFolder, FaultCode.TEXT_INVALID, ServerForm::text);
        Authentication[] onlyByPassword = {Authentication.PASSWORD};
        Optional<Authentication> how = readAuthentication(fields, "/imap", onlyByPassword);
        return read(fields, "/imap")
                .flatMap(read -> how.map(chosen ->
                        new ImapServer(read.host(), read.port(), read.security(), read.username(), chosen, folder)));
    }

    private Optional<Common> read(FieldReader fields, String at) {
        Optional<HostName> readHost = fields.required(at + "/host", host, FaultCode.HOST_INVALID, HostName::new);
        Optional<Integer> readPort = readPort(fields, at + "/port");
        Optional<TransportSecurity> readSecurity =
                fields.choice(at + "/security", security, TransportSecurity.values(), Enum::name);
        Optional<String> readUsername =
                fields.required(at + "/username", username, FaultCode.TEXT_INVALID, ServerForm::text);
        return readHost.flatMap(h ->
                readPort.flatMap(p -> readSecurity.flatMap(s -> readUsername.map(u -> new Common(h, p, s, u)))));
    }

    private Optional<Authentication> readAuthentication(FieldReader fields, String at, Authentication[] known) {
        return authentication == null
                ? Optional.of(Authentication.PASSWORD)
                : fields.choice(at + "/authentication", authentication, known, Enum::name);
    }

    private Optional<Integer> readPort(FieldReader fields, String field) {
        if (port == null) {
            fields.fault(field, FaultCode.REQUIRED);
            return Optional.empty();
        }
        if (port < 1 || port > 65_535) {
            fields.fault(field, FaultCode.PORT_INVALID);
            return Optional.empty();
        }
        return Optional.of(port);
    }

    private static String text(String given) {
        return HeaderText.require("text", given, MAX_LENGTH);
    }

    /** User names are addresses more often than not: left out. */
    @Override
    public String toString() {
        return "ServerForm[" + host + ":" + port + " " + security + "]";
    }

    private record Common(HostName host, int port, TransportSecurity security, String username) {}
}
