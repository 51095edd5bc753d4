package dev.facteur.settings.discovery.preset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.provider.Endpoint;
import dev.facteur.model.provider.HostChoice;
import dev.facteur.model.provider.Limits;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.NamePattern;
import dev.facteur.model.provider.PartnerConnection;
import dev.facteur.model.provider.PasswordKind;
import dev.facteur.model.provider.UsernameForm;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.web.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A provider as a form needs it. */
@Schema(name = "MailProvider")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ProviderView(
        @Schema(description = "Stable name", examples = "\"ovh-exchange\"")
        String id,

        @Schema(examples = "\"OVH Exchange\"") String name,

        @Schema(
                description = "Shared by products of one provider that only the user can tell apart",
                examples = "\"ovh\"")
        Optional<String> family,

        @Schema(
                description =
                        "Of its own addresses; `hotmail.*` is that name under any country, `*.example.com` any name below",
                examples = "[\"orange.fr\", \"wanadoo.fr\"]")
        List<String> domains,

        @Schema(description = "The one to prefer first") List<Server> smtp,

        @Schema(description = "The one to prefer first; empty: none")
        List<Server> imap,

        @Schema(description = "What of the host names the user has to choose")
        Optional<HostChoice> hostChoice,

        @Schema(description = "User name for SMTP") UsernameForm username,
        @Schema(description = "User name for IMAP") UsernameForm imapUsername,

        @Schema(description = "Which password to enter") PasswordKind password,

        @Schema(description = "Whether host and password can work at all; if not, `connection` may")
        boolean takesPasswords,

        @Schema(description = "The partner connection that works")
        Optional<PartnerConnection> connection,

        @Schema(description = "Whether to propose IMAP; otherwise SMTP alone is enough")
        boolean imapByDefault,

        @Schema(description = "Whether to propose the copy in the Sent folder")
        boolean copyToSent,

        @Schema(description = "The Sent folder where it has an unusual name", examples = "\"OUTBOX\"")
        Optional<String> sentFolder,

        @Schema(description = "How much an account may send, as far as it is published")
        Limits limits,

        @Schema(description = "The day from which something changes, such as the end of passwords")
        Optional<LocalDate> ends,

        @Schema(description = "What to know before filling in the form, what stands in the way first")
        List<AdviceView> advice) {

    static ProviderView of(MailProvider provider, Language language) {
        return new ProviderView(
                provider.id(),
                provider.name(),
                provider.family(),
                provider.domains().stream().map(NamePattern::value).toList(),
                provider.smtp().stream().map(Server::of).toList(),
                provider.imap().stream().map(Server::of).toList(),
                provider.hostChoice(),
                provider.username(),
                provider.usernameAtImap(),
                provider.password(),
                provider.takesPasswords(),
                provider.connection(),
                provider.imapByDefault(),
                provider.copyToSentByDefault(),
                provider.sentFolder(),
                provider.limits(),
                provider.ends(),
                ProviderAdvice.of(provider, language));
    }

    /** Where it listens. */
    @Schema(name = "MailProviderServer")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Server(
            @Schema(examples = "\"ex4.mail.ovh.net\"") String host,
            @Schema(examples = "587") int port,
            TransportSecurity security,

            @Schema(
                    description = "The host with the name of `hostChoice` in braces",
                    examples = "\"ex{number}.mail.ovh.net\"")
            Optional<String> template) {

        private static Server of(Endpoint endpoint) {
            return new Server(endpoint.host().value(), endpoint.port(), endpoint.security(), endpoint.template());
        }
    }
}
