package dev.facteur.settings.discovery.preset;

import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.discovery.finding.Confidence;
import dev.facteur.settings.discovery.finding.Confirmation;
import dev.facteur.settings.discovery.finding.Finding;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.SignIn;
import dev.facteur.settings.discovery.finding.Source;
import dev.facteur.settings.discovery.server.FoundServer;
import java.util.List;
import java.util.Optional;

/** Servers that somebody has described; those of a known provider are recognised and taken from what is known of it. */
public final class FoundServers {
    private FoundServers() {}

    /**
     * What to propose for these servers.
     *
     * @param passwords whether the description says that they take passwords
     * @param confirmation needed unless the provider is known: whom to trust with a password is then known too
     */
    public static Found describe(
            MailProviders providers,
            Source source,
            FoundServer smtp,
            Optional<FoundServer> imap,
            boolean passwords,
            Optional<Confirmation> confirmation) {
        Optional<MailProvider> known = providers.forServer(smtp.host().value());
        if (known.isPresent()) {
            // Everybody with a family's domain is told of the same product; whether it is theirs, DNS does not know.
            Confidence confidence = known.get().family().isPresent() ? Confidence.POSSIBLE : Confidence.LIKELY;
            return PresetFindings.of(known.get(), source, confidence);
        }
        // Consent is asked for at providers that are known, and nowhere else.
        return passwords
                ? Found.of(new Finding(
                        source,
                        source == Source.GUESS ? Confidence.GUESS : Confidence.LIKELY,
                        SignIn.PASSWORD,
                        smtp,
                        imap,
                        imap.isPresent(),
                        confirmation,
                        Optional.empty()))
                : new Found(List.of(), List.of());
    }
}
