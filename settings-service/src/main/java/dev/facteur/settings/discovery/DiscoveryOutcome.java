package dev.facteur.settings.discovery;

import dev.facteur.settings.discovery.finding.Found;
import java.time.Duration;

/** What came of a search. */
sealed interface DiscoveryOutcome {

    /** Ranked, the best first; perhaps nothing. */
    record Searched(Found found) implements DiscoveryOutcome {}

    record TooMany(Duration pause) implements DiscoveryOutcome {}
}
