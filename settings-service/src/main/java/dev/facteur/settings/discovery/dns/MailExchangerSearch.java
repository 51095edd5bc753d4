package dev.facteur.settings.discovery.dns;

import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.discovery.autoconfig.ConfigSearch;
import dev.facteur.settings.discovery.finding.Confidence;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.MailDomain;
import dev.facteur.settings.discovery.finding.Source;
import dev.facteur.settings.discovery.preset.PresetFindings;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Recognises who hosts a domain's mail by where its mail goes. */
@ApplicationScoped
public class MailExchangerSearch {
    private final NameServers dns;
    private final ConfigSearch configs;
    private final ExecutorService threads;
    private final MailProviders providers = MailProviders.bundled();

    MailExchangerSearch(NameServers dns, ConfigSearch configs, @VirtualThreads ExecutorService threads) {
        this.dns = dns;
        this.configs = configs;
        this.threads = threads;
    }

    public Found search(MailDomain domain) throws InterruptedException {
        Optional<MailExchanger> exchanger = dns.mailExchanger(domain.value())
                .map(host -> new MailExchanger(host.toLowerCase(Locale.ROOT)))
                .filter(found -> !found.isFilter());
        if (exchanger.isEmpty()) {
            return Found.NOTHING;
        }
        List<MailProvider> known = providers.forMx(exchanger.get().host());
        return known.isEmpty()
                ? described(exchanger.get(), domain)
                : PresetFindings.of(known, Source.MX, Confidence.LIKELY);
    }

    private Found described(MailExchanger exchanger, MailDomain domain) throws InterruptedException {
        List<Callable<Found>> questions = exchanger.providerDomains().stream()
                .filter(provider -> !provider.equals(domain.value()))
                .flatMap(provider -> configs.ofProvider(provider, domain).stream())
                .toList();
        return threads.invokeAll(questions).stream()
                .map(Future::resultNow)
                .filter(found -> !found.isNothing())
                .findFirst()
                .orElse(Found.NOTHING);
    }
}
