package dev.facteur.settings.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.provider.HostChoice;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.PartnerConnection;
import dev.facteur.settings.discovery.dns.RegisteredDomain;
import dev.facteur.settings.discovery.finding.Confidence;
import dev.facteur.settings.discovery.finding.Confirmation;
import dev.facteur.settings.discovery.finding.Finding;
import dev.facteur.settings.discovery.finding.SignIn;
import dev.facteur.settings.discovery.finding.Source;
import dev.facteur.settings.discovery.preset.AdviceView;
import dev.facteur.settings.discovery.preset.ProviderAdvice;
import dev.facteur.settings.discovery.preset.ProviderAdviceCode;
import dev.facteur.settings.discovery.server.FoundServer;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One way to send, in the caller's language. */
@Schema(name = "MailSettingsProposal")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProposalView(
        Optional<Provider> provider,
        ProposedServer smtp,
        Optional<ProposedServer> imap,

        @Schema(description = "Whether the form proposes IMAP; otherwise SMTP alone is enough")
        boolean imapByDefault,

        @Schema(description = "Whether the form proposes a copy in the Sent folder; never where the provider files one")
        boolean copyToSent,

        Source source,
        Confidence confidence,

        @Schema(
                enumeration = {"PASSWORD", "APP_PASSWORD", "OAUTH2"},
                description = "What the provider wants: a password, an app password, or consent by a partner"
                        + " connection, which is named in `connection` or `signInWith`")
        SignIn authentication,

        @Schema(description = "The partner connection to switch on; there is no form to fill in then")
        Optional<PartnerConnection> connection,

        @Schema(
                description = "The partner connection to make for SMTP (`?for=SMTP`) before this form is saved, with"
                        + " `smtp.authentication` OAUTH2 and without a password")
        Optional<PartnerConnection> signInWith,

        @Schema(description = "A part of the hosts that only the user knows: ask, and read this resource again with it")
        Optional<Needs> needs,

        @Schema(description = "To be shown and confirmed before a password goes there")
        Optional<Confirm> confirm,

        @Schema(description = "What to know, what stands in the way first")
        List<AdviceView> advice) {

    /** What still matters to somebody who enters no password. */
    private static final Set<String> WITHOUT_PASSWORD = Stream.of(
                    ProviderAdviceCode.PASSWORDS_ENDED,
                    ProviderAdviceCode.SERVICE_ENDS,
                    ProviderAdviceCode.CONNECT_GMAIL,
                    ProviderAdviceCode.CONNECT_MICROSOFT,
                    ProviderAdviceCode.PROVIDER_FILES_COPY)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    @Schema(name = "KnownProvider")
    public record Provider(
            @Schema(description = "For the parameter `product`", examples = "\"ovh-exchange\"")
            String id,

            String name) {}

    @Schema(name = "MailSettingsChoice")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Needs(
            @Schema(description = "Name of the parameter, and of the part in braces", examples = "\"number\"")
            String name,

            @Schema(description = "What is filled in now", examples = "\"4\"")
            String value,

            @Schema(description = "All there are; absent: a number from 1 to 9999")
            List<String> values,

            @Schema(description = "The SMTP host around it", examples = "\"ex{number}.mail.ovh.net\"")
            Optional<String> template) {}

    @Schema(name = "MailSettingsConfirmation")
    public record Confirm(
            Confirmation code,

            @Schema(description = "Whose servers these are: to be shown in full", examples = "\"example.net\"")
            String domain,

            String message) {}

    static ProposalView of(Finding finding, EmailAddress address, Language language) {
        Optional<MailProvider> provider = finding.provider();
        boolean consent = finding.signIn().isByConsent();
        return new ProposalView(
                provider.map(known -> new Provider(known.id(), known.name())),
                ProposedServer.of(finding.smtp(), address),
                finding.imap().map(server -> ProposedServer.of(server, address)),
                !consent
                        && finding.imap().isPresent()
                        && provider.map(MailProvider::imapByDefault).orElse(true),
                finding.copyToSent(),
                finding.source(),
                finding.confidence(),
                consent ? SignIn.OAUTH2 : finding.signIn(),
                provider.flatMap(MailProvider::connection).filter(connection -> finding.signIn() == SignIn.OAUTH2),
                provider.flatMap(MailProvider::connection)
                        .filter(connection -> finding.signIn() == SignIn.OAUTH2_BY_SMTP),
                provider.filter(known -> !consent)
                        .flatMap(known -> known.hostChoice().map(choice -> needs(known, choice))),
                finding.confirmation().map(why -> confirm(why, finding, address, language)),
                provider.map(known -> advice(known, finding, language)).orElse(List.of()));
    }

    private static List<AdviceView> advice(MailProvider provider, Finding finding, Language language) {
        return ProviderAdvice.of(provider, language).stream()
                .filter(advice -> !finding.signIn().isByConsent() || WITHOUT_PASSWORD.contains(advice.code()))
                // Whoever has chosen knows.
                .filter(advice -> finding.confidence() != Confidence.CERTAIN
                        || !advice.code().equals(ProviderAdviceCode.CHOOSE_PRODUCT.name()))
                .toList();
    }

    private static Needs needs(MailProvider provider, HostChoice choice) {
        return new Needs(
                choice.name(),
                choice.value(),
                choice.values(),
                provider.smtp().getFirst().template());
    }

    private static Confirm confirm(Confirmation why, Finding finding, EmailAddress address, Language language) {
        String domains = Stream.concat(Stream.of(finding.smtp()), finding.imap().stream())
                .map(FoundServer::host)
                .map(host -> RegisteredDomain.of(host.value()))
                .distinct()
                .collect(Collectors.joining(", "));
        return new Confirm(
                why, domains, Texts.get(language, "discovery." + why, List.of(domains, address.asciiDomain())));
    }
}
