package dev.facteur.settings.discovery.preset;

import dev.facteur.model.provider.Endpoint;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.PartnerConnection;
import dev.facteur.model.provider.SentCopyBy;
import dev.facteur.model.provider.UsernameForm;
import dev.facteur.settings.discovery.finding.Confidence;
import dev.facteur.settings.discovery.finding.Finding;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.SignIn;
import dev.facteur.settings.discovery.finding.Source;
import dev.facteur.settings.discovery.server.FoundServer;
import dev.facteur.settings.discovery.server.UsernameTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways to send by a provider that is known offline: by its connection first, where it has one. */
public final class PresetFindings {
    private PresetFindings() {}

    /** Of one provider, or of the products of a family, of which only the user knows which is theirs. */
    public static Found of(List<MailProvider> providers, Source source, Confidence confidence) {
        Confidence each = providers.size() > 1 ? Confidence.POSSIBLE : confidence;
        return providers.stream().map(provider -> of(provider, source, each)).reduce(Found.NOTHING, Found::and);
    }

    public static Found of(MailProvider provider, Source source, Confidence confidence) {
        List<Finding> ways = new ArrayList<>();
        if (provider.connection().isPresent()) {
            ways.add(way(provider, source, confidence, SignIn.OAUTH2));
        }
        password(provider).ifPresent(password -> ways.add(way(provider, source, confidence, password)));
        if (provider.connection().filter(PartnerConnection.MICROSOFT::equals).isPresent()) {
            // For what Graph does not do: larger mails, other sender addresses. Google asks for the whole mailbox
            // instead.
            ways.add(way(provider, source, confidence, SignIn.OAUTH2_BY_SMTP));
        }
        return ways.isEmpty() ? new Found(List.of(), List.of(provider)) : new Found(ways, List.of());
    }

    private static Optional<SignIn> password(MailProvider provider) {
        if (!provider.takesPasswords()) {
            return Optional.empty();
        }
        return switch (provider.password()) {
            case ACCOUNT, MAILBOX, MAIL_PROGRAM, APP_PASSWORD_WITH_TWO_FACTORS -> Optional.of(SignIn.PASSWORD);
            case APP_PASSWORD -> Optional.of(SignIn.APP_PASSWORD);
            case SIGN_IN_ONLY -> Optional.empty();
        };
    }

    private static Finding way(MailProvider provider, Source source, Confidence confidence, SignIn signIn) {
        return new Finding(
                source,
                confidence,
                signIn,
                server(provider.smtp().getFirst(), provider.username()),
                provider.imap().stream().findFirst().map(imap -> server(imap, provider.usernameAtImap())),
                !signIn.isByConsent() && provider.imapByDefault() && provider.sentCopy() != SentCopyBy.PROVIDER,
                Optional.empty(),
                Optional.of(provider));
    }

    private static FoundServer server(Endpoint endpoint, UsernameForm username) {
        return new FoundServer(endpoint.host(), endpoint.port(), endpoint.security(), UsernameTemplate.of(username));
    }
}
