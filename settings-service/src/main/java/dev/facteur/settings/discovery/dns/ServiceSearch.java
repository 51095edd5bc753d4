package dev.facteur.settings.discovery.dns;

import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.discovery.finding.Confirmation;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.MailDomain;
import dev.facteur.settings.discovery.finding.Source;
import dev.facteur.settings.discovery.preset.FoundServers;
import dev.facteur.settings.discovery.server.AllowedServers;
import dev.facteur.settings.discovery.server.FoundServer;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Reads the servers that a domain announces in DNS. */
@ApplicationScoped
public class ServiceSearch {
    private final NameServers dns;
    private final AllowedServers allowed;
    private final ExecutorService threads;
    private final MailProviders providers = MailProviders.bundled();

    ServiceSearch(NameServers dns, AllowedServers allowed, @VirtualThreads ExecutorService threads) {
        this.dns = dns;
        this.allowed = allowed;
        this.threads = threads;
    }

    public Found search(MailDomain domain) throws InterruptedException {
        List<List<ServiceRecord>> answers = threads
                .invokeAll(Stream.of(
                                ServiceRecords.SUBMISSIONS,
                                ServiceRecords.SUBMISSION,
                                ServiceRecords.IMAPS,
                                ServiceRecords.IMAP)
                        .<Callable<List<ServiceRecord>>>map(name -> () -> dns.services(name + domain.value()))
                        .toList())
                .stream()
                .map(Future::resultNow)
                .toList();
        Optional<FoundServer> smtp =
                allowed.first(ServiceRecords.submission(answers.get(0), answers.get(1)), server -> server);
        if (smtp.isEmpty()) {
            return Found.NOTHING;
        }
        Optional<FoundServer> imap =
                allowed.first(ServiceRecords.imap(answers.get(2), answers.get(3)), server -> server);
        return FoundServers.describe(
                providers, Source.SRV, smtp.get(), imap, true, confirmation(domain, smtp.get(), imap));
    }

    /** RFC 6186 §6: nobody has signed what leads to another domain. */
    private static Optional<Confirmation> confirmation(
            MailDomain domain, FoundServer smtp, Optional<FoundServer> imap) {
        boolean own = Stream.concat(Stream.of(smtp), imap.stream()).allMatch(server -> domain.owns(server.host()));
        return own ? Optional.empty() : Optional.of(Confirmation.HOST_OUTSIDE_DOMAIN);
    }
}
