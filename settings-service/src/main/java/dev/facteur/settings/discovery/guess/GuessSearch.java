package dev.facteur.settings.discovery.guess;

import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.MailDomain;
import dev.facteur.settings.discovery.finding.Source;
import dev.facteur.settings.discovery.preset.FoundServers;
import dev.facteur.settings.discovery.server.FoundServer;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tries the usual names; proposes what answers, and nothing else. */
@ApplicationScoped
public class GuessSearch {
    private final ServerProbe probe;
    private final GuessConfig config;
    private final ExecutorService threads;
    private final MailProviders providers = MailProviders.bundled();

    GuessSearch(ServerProbe probe, GuessConfig config, @VirtualThreads ExecutorService threads) {
        this.probe = probe;
        this.config = config;
        this.threads = threads;
    }

    public Found search(MailDomain domain) throws InterruptedException {
        if (!config.enabled()) {
            return Found.NOTHING;
        }
        List<FoundServer> smtp = Guesses.smtp(domain.value());
        List<FoundServer> imap = Guesses.imap(domain.value());
        List<Boolean> answers = threads
                .invokeAll(
                        Stream.concat(tries(smtp, probe::takesSubmissions), tries(imap, probe::speaksImap))
                                .toList(),
                        config.limit().toMillis(),
                        TimeUnit.MILLISECONDS)
                .stream()
                .map(answer -> answer.state() == Future.State.SUCCESS && answer.resultNow())
                .toList();
        Optional<FoundServer> imapThere = first(imap, answers.subList(smtp.size(), answers.size()));
        return first(smtp, answers.subList(0, smtp.size()))
                .map(there -> FoundServers.describe(providers, Source.GUESS, there, imapThere, true, Optional.empty()))
                .orElse(Found.NOTHING);
    }

    private static Stream<Callable<Boolean>> tries(List<FoundServer> servers, Predicate<FoundServer> answers) {
        return servers.stream().map(server -> () -> answers.test(server));
    }

    private static Optional<FoundServer> first(List<FoundServer> servers, List<Boolean> answers) {
        return IntStream.range(0, servers.size())
                .filter(answers::get)
                .mapToObj(servers::get)
                .findFirst();
    }
}
