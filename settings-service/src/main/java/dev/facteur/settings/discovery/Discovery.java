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
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * How an address' mail is sent: by what is known offline if that is enough, then by what was found lately, and else by a
 * search. Only a search asks anybody, and only it counts.
 */
@Startup
@ApplicationScoped
class Discovery {
    private static final Logger LOG = Logger.getLogger(Discovery.class);
    private static final String NOTHING = "NOTHING";

    private final MailProviders providers = MailProviders.bundled();
    private final Search search;
    private final FoundCache cache;
    private final PersonalLimit limit;
    private final Map<String, Counter> answers;

    Discovery(Search search, DiscoveryConfig config, Clock clock, MeterRegistry metrics) {
        this.search = search;
        this.cache = new FoundCache(config, clock);
        this.limit = new PersonalLimit(config.burst(), config.refill(), clock);
        this.answers = Stream.concat(Stream.of(Source.values()).map(Source::name), Stream.of(NOTHING))
                .collect(Collectors.toMap(
                        Function.identity(),
                        best -> Counter.builder("facteur.discovery.answers")
                                .description(
                                        "Searches for the mail servers of a domain, by where the best proposal came from")
                                .tag("best", best)
                                .register(metrics)));
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
                .orElse(NOTHING);
        Objects.requireNonNull(answers.get(best)).increment();
        return new Searched(found);
    }
}
