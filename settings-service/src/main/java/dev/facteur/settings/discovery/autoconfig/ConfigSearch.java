package dev.facteur.settings.discovery.autoconfig;

import dev.facteur.fetch.FetchResult;
import dev.facteur.fetch.FetchRules;
import dev.facteur.fetch.GuardedFetch;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.discovery.finding.Confirmation;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.MailDomain;
import dev.facteur.settings.discovery.finding.Source;
import dev.facteur.settings.discovery.preset.FoundServers;
import dev.facteur.settings.discovery.server.AllowedServers;
import dev.facteur.settings.discovery.server.FoundServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Fetches descriptions of a domain's mail servers. Each question is a call of its own, to be made side by side. */
@ApplicationScoped
public class ConfigSearch {
    private final GuardedFetch fetch;
    private final AllowedServers allowed;
    private final AutoconfigConfig config;
    private final ConfigUrls urls;
    private final MailProviders providers = MailProviders.bundled();

    ConfigSearch(GuardedFetch fetch, AllowedServers allowed, AutoconfigConfig config, WebPorts ports) {
        this.fetch = fetch;
        this.allowed = allowed;
        this.config = config;
        this.urls = new ConfigUrls(ports.https(), ports.http());
    }

    /** The domain's own files, and what the database has of it; the best first. */
    public List<Callable<Found>> ofDomain(MailDomain domain) {
        String name = domain.value();
        Stream<Callable<Found>> own = Stream.concat(
                        urls.encrypted(name).stream(),
                        config.cleartext() ? urls.cleartext(name).stream() : Stream.empty())
                .map(url -> () -> own(url, domain));
        Stream<Callable<Found>> database = config.database().stream()
                .map(base -> urls.inDatabase(base, name))
                .map(url -> () -> described(url, Source.THUNDERBIRD_DATABASE, domain, Optional.empty()));
        return Stream.concat(own, database).toList();
    }

    /** The same of a provider that the domain's MX has led to, which nobody has signed. */
    public List<Callable<Found>> ofProvider(String providerDomain, MailDomain domain) {
        Callable<Found> own = () -> outsiders(urls.ofProvider(providerDomain), Source.AUTOCONFIG, domain);
        return Stream.concat(
                        Stream.of(own),
                        config.database().stream()
                                .map(base -> urls.inDatabase(base, providerDomain))
                                .map(url -> () -> outsiders(url, Source.THUNDERBIRD_DATABASE, domain)))
                .toList();
    }

    private Found own(URI url, MailDomain domain) {
        return described(url, Source.AUTOCONFIG, domain, Optional.empty());
    }

    private Found outsiders(URI url, Source source, MailDomain domain) {
        return described(url, source, domain, Optional.of(Confirmation.HOST_OUTSIDE_DOMAIN));
    }

    private Found described(URI url, Source source, MailDomain domain, Optional<Confirmation> confirmation) {
        FetchRules rules = new FetchRules(config.limit(), ClientConfigs.MAX_BYTES, config.cleartext());
        return switch (fetch.bytes(url, rules)) {
            case FetchResult.Failed<byte[]> failed -> Found.NOTHING;
            case FetchResult.Fetched<byte[]> file ->
                ClientConfigs.read(file.body(), domain.value())
                        .map(found -> found(
                                found,
                                source,
                                file.encryptedThroughout()
                                        ? confirmation
                                        : Optional.of(Confirmation.FETCHED_WITHOUT_TLS)))
                        .orElse(Found.NOTHING);
        };
    }

    private Found found(ClientConfig file, Source source, Optional<Confirmation> confirmation) {
        Optional<FoundServer> imap = allowed.first(
                        file.incoming().stream().filter(ConfigServer::passwords).toList(), ConfigServer::server)
                .map(ConfigServer::server);
        return allowed.first(file.outgoing(), ConfigServer::server)
                .map(smtp ->
                        FoundServers.describe(providers, source, smtp.server(), imap, smtp.passwords(), confirmation))
                .orElse(Found.NOTHING);
    }
}
