package dev.facteur.settings.discovery;

import dev.facteur.settings.discovery.autoconfig.ConfigSearch;
import dev.facteur.settings.discovery.dns.MailExchangerSearch;
import dev.facteur.settings.discovery.dns.ServiceSearch;
import dev.facteur.settings.discovery.finding.Finding;
import dev.facteur.settings.discovery.finding.Findings;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.MailDomain;
import dev.facteur.settings.discovery.guess.GuessSearch;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * All steps that ask somebody, side by side. Who is not ready in time has found nothing, and is told to stop; what fails has
 * found nothing either. The guess is waited for only if nobody else has found anything.
 */
@ApplicationScoped
class Search {
    private static final Logger LOG = Logger.getLogger(Search.class);

    private final ConfigSearch configs;
    private final ServiceSearch services;
    private final MailExchangerSearch exchangers;
    private final GuessSearch guesses;
    private final DiscoveryConfig config;
    private final ExecutorService threads;

    Search(
            ConfigSearch configs,
            ServiceSearch services,
            MailExchangerSearch exchangers,
            GuessSearch guesses,
            DiscoveryConfig config,
            @VirtualThreads ExecutorService threads) {
        this.configs = configs;
        this.services = services;
        this.exchangers = exchangers;
        this.guesses = guesses;
        this.config = config;
        this.threads = threads;
    }

    Found search(MailDomain domain) {
        long endsAt = System.nanoTime() + config.limit().toNanos();
        Future<Found> guess = threads.submit(() -> guesses.search(domain));
        try {
            Found found = described(domain);
            return found.isNothing() ? result(guess, endsAt - System.nanoTime()) : ranked(found);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Found.NOTHING;
        } finally {
            guess.cancel(true);
        }
    }

    private Found described(MailDomain domain) throws InterruptedException {
        List<Callable<Found>> steps = new ArrayList<>(configs.ofDomain(domain));
        steps.add(() -> services.search(domain));
        steps.add(() -> exchangers.search(domain));
        Duration limit = config.limit();
        Found found = Found.NOTHING;
        for (Future<Found> step : threads.invokeAll(steps, limit.toMillis(), TimeUnit.MILLISECONDS)) {
            found = found.and(result(step, 0));
        }
        return found;
    }

    private static Found result(Future<Found> step, long nanos) throws InterruptedException {
        if (step.isCancelled()) {
            return Found.NOTHING;
        }
        try {
            return step.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return Found.NOTHING;
        } catch (ExecutionException ours) {
            LOG.error("A step of a search for mail servers failed", ours.getCause());
            return Found.NOTHING;
        }
    }

    private static Found ranked(Found found) {
        List<Finding> ranked = Findings.ranked(found.findings());
        return new Found(ranked, ranked.isEmpty() ? found.unusable() : List.of());
    }
}
