package dev.facteur.settings.discovery;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.discovery.DiscoveryOutcome.Searched;
import dev.facteur.settings.discovery.DiscoveryOutcome.TooMany;
import dev.facteur.settings.discovery.finding.Confidence;
import dev.facteur.settings.discovery.finding.Findings;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.MailDomain;
import dev.facteur.settings.discovery.finding.Source;
import dev.facteur.settings.discovery.preset.PresetFindings;
import dev.facteur.settings.limit.PersonalLimit;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * How an address' mail is sent: by what is known offline if that is enough, then by what was found lately, and else by a
 * search. Only a search asks anybody, and only it counts.
 */
@ApplicationScoped
class Discovery {
    private static final Logger LOG = Logger.getLogger(Discovery.class);

    private final MailProviders providers = MailProviders.bundled();
    private final Search search;
    private final FoundCache cache;
    private final PersonalLimit limit;
    private final MeterRegistry metrics;

    Discovery(Search search, DiscoveryConfig config, Clock clock, MeterRegistry metrics) {
        this.search = search;
        this.cache = new FoundCache(config, clock);
        this.limit = new PersonalLimit(config.burst(), config.refill(), clock);
        this.metrics = metrics;
    }

    DiscoveryOutcome find(SenderKey caller, EmailAddress address) {
        List<MailProvider> known = providers.forDomain(address.asciiDomain());
        if (!known.isEmpty()) {
            Found preset = PresetFindings.of(known, Source.PRESET, Confidence.CERTAIN);
            return counted(new Found(Findings.ranked(preset.findings()), preset.unusable()));
        }
        Optional<MailDomain> domain = MailDomain.of(address);
        if (domain.isEmpty()) {
            return counted(Found.NOTHING);
        }
        Optional<Found> lately = cache.get(domain.get());
        if (lately.isPresent()) {
            return counted(lately.get());
        }
        Optional<Duration> wait = limit.take(caller);
        return wait.isPresent() ? new TooMany(wait.get()) : counted(searched(domain.get()));
    }

    /** Of the product that the user has chosen. */
    Found chosen(MailProvider product) {
        return PresetFindings.of(product, Source.PRESET, Confidence.CERTAIN);
    }

    private Found searched(MailDomain domain) {
        Found found = search.search(domain);
        cache.put(domain, found);
        LOG.debugf("Mail servers of %s: %d ways found", domain, found.findings().size());
        return found;
    }

    private Searched counted(Found found) {
        String best = found.findings().stream()
                .findFirst()
                .map(finding -> finding.source().name())
                .orElse("NOTHING");
        metrics.counter("facteur.discovery.answers", "best", best).increment();
        return new Searched(found);
    }
}
