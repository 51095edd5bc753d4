package dev.facteur.settings.discovery;

import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.finding.MailDomain;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was found for a domain, for a while: a company's people come one after the other. Nothing is no finding. */
final class FoundCache {
    private final DiscoveryConfig config;
    private final Clock clock;
    private final Map<MailDomain, Entry> entries = new LinkedHashMap<>();

    private record Entry(Found found, Instant until) {}

    FoundCache(DiscoveryConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    synchronized Optional<Found> get(MailDomain domain) {
        return Optional.ofNullable(entries.get(domain))
                .filter(entry -> entry.until().isAfter(clock.instant()))
                .map(Entry::found);
    }

    synchronized void put(MailDomain domain, Found found) {
        if (found.isNothing()) {
            return;
        }
        // Put at the end: the eldest are at the head.
        entries.remove(domain);
        entries.put(domain, new Entry(found, clock.instant().plus(config.keptFor())));
        while (entries.size() > config.kept()) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
